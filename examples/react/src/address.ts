import { useSyncExternalStore } from 'react';

/** The addresses of the app. */
export const paths = {
  signIn: '/sign-in',
  signInCode: '/sign-in/second-factor',
  signedIn: '/signed-in',
  ask: '/forgot-password',
  mail: '/forgot-password/mail',
  password: '/forgot-password/new-password',
  secondFactor: '/forgot-password/second-factor',
  done: '/forgot-password/done',
  problem: '/forgot-password/problem',
} as const;

const MOVED = 'app:moved';

/** Goes to an address of the app without a page load: a step forward, or in place of where one is. */
export function go(path: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (path === location.pathname) return;
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  dispatchEvent(new Event(MOVED));
}

/** The path that the address bar shows; also after the back button. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

function subscribe(listener: () => void): () => void {
  const events = ['popstate', MOVED];
  for (const event of events) addEventListener(event, listener);
  return () => {
    for (const event of events) removeEventListener(event, listener);
  };
}
