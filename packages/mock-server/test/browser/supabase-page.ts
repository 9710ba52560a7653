// The page that tests of Supabase's own client open in a browser: a password reset as an app has it. The mailed link is a page
// load, from the mock on its port back to this page. `?backend=` names the server, `?key=` the project's key, `?flow=` the flow.
import { createClient } from '@supabase/supabase-js';

const kept = new URLSearchParams(location.search);
for (const name of ['backend', 'key', 'flow']) {
  const given = kept.get(name);
  if (given !== null) sessionStorage.setItem(name, given);
}
const setting = (name: string): string => sessionStorage.getItem(name) ?? '';
const events: string[] = [];
const { auth } = createClient(setting('backend'), setting('key'), {
  auth: { flowType: setting('flow') === 'pkce' ? 'pkce' : 'implicit', autoRefreshToken: false },
});
auth.onAuthStateChange((event) => {
  events.push(event);
  document.body.dataset['events'] = events.join(' ');
});

onSubmit('send', async () => {
  const { error } = await auth.resetPasswordForEmail(field('email'), { redirectTo: `${location.origin}/` });
  return error?.code ?? 'Mailed';
});
onSubmit('reset', async () => {
  const { error } = await auth.updateUser({ password: field('newPassword') });
  return error?.code ?? 'Password changed';
});
onSubmit('sign-in', async () => {
  const { data, error } = await auth.signInWithPassword({ email: field('address'), password: field('password') });
  return error?.code ?? `Signed in as ${data.user?.email}`;
});

const { error } = await auth.initialize();
say(error ? `${error.name}: ${error.message}` : 'Ready');

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
