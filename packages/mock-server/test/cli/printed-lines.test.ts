import { expect, test } from 'vitest';
import { run, serving } from './command.ts';

const sendReset = '/insforge/api/auth/email/send-reset-password';

function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  const init = { headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
  return fetch(url, { method: 'POST', ...init });
}

test('prints the code and the link of a mail that has both', async () => {
  const { origin, printed } = await serving('--provider', 'supabase');
  const anonKey = Reflect.get(await (await fetch(`${origin}/_resetkit/supabase/options`)).json(), 'anonKey');

  await post(`${origin}/supabase/auth/v1/recover`, { email: 'ada@example.com' }, { apikey: anonKey });

  await printed(/\[supabase\] password-reset to ada@example\.com: \d{6} or http:\S+\/auth\/v1\/verify\?token=\S+\n/);
});

test('mailed links lead to the app that --app names, and the command to try names it', async () => {
  const app = 'https://app.example.com';
  const providers = ['better-auth', 'unleash', 'pocketbase'].flatMap((id) => ['--provider', id]);
  const { origin, printed, text } = await serving(...providers, '--app', app);

  await post(`${origin}/unleash/auth/reset/password-email`, { email: 'ada@example.com' });
  await post(`${origin}/pocketbase/api/collections/users/request-password-reset`, { email: 'ada@example.com' });

  await printed(/\[unleash\] \S+ to ada@example\.com: https:\/\/app\.example\.com\/reset-password\?token=\S+\n/);
  await printed(/\[pocketbase\] \S+ to ada@example\.com: https:\/\/app\.example\.com\?token=\S+\n/);
  expect(text).toContain(`\n  App         ${app}   (mailed links lead there)\n`);
  expect(text).toContain(`"redirectTo":"${app}/reset-password"`);
});

test('prints a line for each request with --verbose, without secrets', async () => {
  const { origin, printed } = await serving('--provider', 'insforge', '--verbose');
  const fault = { operation: 'signIn', status: 500 };
  await post(`${origin}/_resetkit/insforge/faults`, fault);

  await post(`${origin}${sendReset}`, { email: 'ada@example.com' });
  await post(`${origin}/insforge/api/auth/sessions`, { email: 'ada@example.com', password: 'Wrong-Password-1' });
  await fetch(`${origin}/insforge/api/auth/nope?token=a-secret-token`);

  const [lines] = await printed(/\[insforge\] POST [\s\S]*nope.*\n/);
  expect(lines.split('\n').filter((line) => / \/api\//.test(line))).toEqual([
    '[insforge] POST /api/auth/email/send-reset-password 202 sendResetPasswordEmail for ada@example.com',
    '[insforge] POST /api/auth/sessions 500 signIn for ada@example.com fault fault-1',
    '[insforge] GET /api/auth/nope?token=[hidden] 404 (no operation)',
  ]);
});

test('says in which namespace a mail was sent and a request was made', async () => {
  const { origin, printed } = await serving('--provider', 'insforge', '--verbose');

  await post(`${origin}/@worker-3${sendReset}`, { email: 'ada@example.com' });

  await printed(/\[insforge @worker-3\] password-reset to ada@example\.com: \d{6}\n/);
  await printed(/\[insforge @worker-3\] POST \/api\/auth\/email\/send-reset-password 202/);
});

test('prints no line for a request without --verbose', async () => {
  const { origin, printed } = await serving('--provider', 'insforge');

  await fetch(`${origin}/insforge/api/auth/nope`);
  await post(`${origin}${sendReset}`, { email: 'ada@example.com' });

  const [text] = await printed(/[\s\S]*password-reset to ada@example\.com: \d{6}\n/);
  expect(text).not.toContain('/api/auth/nope');
});

test('says once for each origin why a browser would hide an answer from a page', async () => {
  const { origin, printed, output } = await serving('--provider', 'apphandoff');
  const ask = (from: string): Promise<Response> =>
    fetch(`${origin}/apphandoff/auth/status`, { headers: { Origin: from, 'Sec-Fetch-Mode': 'cors' } });

  for (const from of ['http://one.example', 'http://one.example', 'http://two.example']) await ask(from);

  await printed(/CORS: A page at http:\/\/two\.example/);
  expect(
    output()
      .stdout.split('\n')
      .filter((line) => line.includes('CORS: ')),
  ).toEqual(
    ['http://one.example', 'http://two.example'].map((from) =>
      expect.stringMatching(new RegExp(`^\\[apphandoff\\] CORS: A page at ${from} cannot read this answer: .*\\.$`)),
    ),
  );
});

test('prints nothing that steers the terminal, wherever it comes from', async () => {
  const { origin, printed, output } = await serving('--provider', 'insforge', '--verbose');
  const address = '"\u001b]0;owned\u0007\u009b2J\u202e\r\n\u2028"@example.com';

  await post(`${origin}/insforge/api/auth/sessions`, { email: address, password: 'x' });
  await post(`${origin}${sendReset}`, { email: 'ada@example.com' });

  await printed(/password-reset to ada@example\.com/);
  expect(output().stdout).toContain('for "\ufffd]0;owned');
  expect(output().stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Zl}\u202e]/u);
});

test('refuses --quiet together with --verbose', async () => {
  expect(await run('--quiet', '--verbose')).toEqual({
    code: 1,
    stdout: '',
    stderr: 'resetkit: --quiet and --verbose contradict each other: leave one out.\n',
  });
});
