// The page that tests of AppHandoff open in a browser: the portal, with our SDK. A mailed link leads from AppHandoff's Supabase
// project back to this page, with a session in the fragment. `?backend=` and `?project=` name the servers, `?key=` the key.
import { createAppHandoffClient } from '@resetkit/sdk/apphandoff';
import { createSupabaseClient } from '@resetkit/sdk/supabase';

const given = new URLSearchParams(location.search);
for (const name of ['backend', 'project', 'key']) {
  const value = given.get(name);
  if (value !== null) sessionStorage.setItem(name, value);
}
const setting = (name: string): string => sessionStorage.getItem(name) ?? '';
const apphandoff = createAppHandoffClient({
  baseUrl: setting('backend'),
  credentials: 'include',
  supabase: createSupabaseClient({ baseUrl: setting('project'), anonKey: setting('key') }),
});
const fragment = new URLSearchParams(location.hash.slice(1));
const access_token = fragment.get('access_token') ?? '';

onSubmit('send', async () => {
  const { error } = await apphandoff.sendPasswordReset({ email: field('email') });
  return error?.kind ?? 'Mailed';
});
onSubmit('reset', async () => {
  const asUser = { headers: { Authorization: `Bearer ${access_token}` } };
  const { error } = await apphandoff.supabase.updateUser({ password: field('newPassword') }, asUser);
  return error?.kind ?? 'Password changed';
});
onSubmit('sign-in', async () => {
  const { data, error } = await apphandoff.loginWithPassword({ email: field('address'), password: field('password') });
  return error ? `${error.kind}, to wait: ${error.retryAfterMs}` : `Signed in as ${data.user?.email}`;
});

say(access_token === '' ? (fragment.get('error_code') ?? 'Ready') : await exchanged());

async function exchanged(): Promise<string> {
  const refresh_token = fragment.get('refresh_token') ?? '';
  history.replaceState(null, '', location.pathname);
  const { data, error } = await apphandoff.exchangeSupabaseToken({ access_token, refresh_token });
  return error?.kind ?? `Ready, then ${data?.redirectTo}`;
}

function onSubmit(form: string, act: () => Promise<string>): void {
  document.getElementById(form)?.addEventListener('submit', async (event) => {
    event.preventDefault();
    say('…');
    say(await act());
  });
}

function field(name: string): string {
  return document.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
}

function say(sentence: string): void {
  const status = document.querySelector('[role=status]');
  if (status) status.textContent = sentence;
}
