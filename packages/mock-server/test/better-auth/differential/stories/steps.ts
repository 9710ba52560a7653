import type { Step } from '../play.ts';

// What many stories say.

export const email = 'ada@example.com';
export const password = 'Difference-Engine-1822';
export const better = 'Analytical-Engine-1837';
/** A page that the app trusts. */
export const page = 'https://app.example.com/reset';
/** Where a link is asked for. */
export const ask = '/request-password-reset';
/** Where a link leads, and where a password is set. */
export const reset = '/reset-password';
export const callback = (to: string) => `?callbackURL=${encodeURIComponent(to)}`;
export const signUp: Step = { path: '/sign-up/email', json: { email, password, name: 'Ada' } };
export const signIn = (with_ = password): Step => ({ path: '/sign-in/email', json: { email, password: with_ } });
/** Asks for a link to a page. */
export const mail = (redirectTo: unknown = page): Step => ({ path: ask, json: { email, redirectTo } });
/** A body that is sent as it is. */
export const text = (body: string, type?: string, path = ask): Step => ({
  method: 'POST',
  path,
  body,
  ...(type && { headers: { 'content-type': type } }),
});
/** Where a link that verifies is asked for. */
export const verify = '/send-verification-email';
/** Asks for digits. */
export const digits = (type: string, to = email): Step => ({
  path: '/email-otp/send-verification-otp',
  json: { email: to, type },
});
/** The session of the first sign-in. */
export const cookie = { cookie: '{{cookie 0}}' };
export const origin = { origin: 'https://app.example.com' };
/** What a page of the app sends with a request for that session. */
export const signedIn = { ...cookie, ...origin };
