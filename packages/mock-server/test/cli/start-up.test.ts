import { get } from 'node:http';
import { join } from 'node:path';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { expect, onTestFinished, test, vi } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { registry } from '../registry.ts';
import { file, run, serving } from './command.ts';

const { anonKey, apiKey } = insforge().options;
const { projectId, publishableClientKey, secretServerKey, superSecretAdminKey } = stackAuth().options;

test('prints where everything is, the account, the keys and a request to try', async () => {
  const { text, origin } = await serving('--provider', 'insforge');

  expect(text).toBe(`Resetkit ${packageJson.version}

  Inbox       ${origin}/
  Control     ${origin}/_resetkit/health
  Limits      off   Delays  off   CORS  real

InsForge (imitates InsForge 2.3.1)
  Base URL    ${origin}/insforge
              ${origin} (the only provider: its paths answer at the root too)
  Account     ada@example.com / Analytical-Engine-1843
  anon key    ${anonKey}
  api key     ${apiKey}
  root admin  admin / change-this-password

  Try it:     curl -s ${origin}/insforge/api/auth/email/send-reset-password -H 'Content-Type: application/json' -d '{"email":"ada@example.com"}'

Mails appear below and in the inbox: ${origin}/
Stop with Ctrl+C.

`);
});

test('ends with what fits into any terminal: the inbox once more, and how to serve less', async () => {
  const { text, origin } = await serving();

  expect(text.split('\n').slice(-5)).toEqual([
    `Mails appear below and in the inbox: ${origin}/`,
    'For fewer backends: --provider insforge',
    'Stop with Ctrl+C.',
    '',
    '',
  ]);
});

test.each([[[]], [['--seed', 'none']], [['--provider', 'apphandoff']]])(
  'prints with %j of backends that are not made yet what it prints of those that are',
  async (flags) => {
    // State in a folder is read at the start.
    const folder = join(await file('state', ''), '../store');

    const [lazy, made] = [await serving(...flags), await serving(...flags, '--store', folder)];

    expect(lazy.text).toBe(made.text.replace(`  State       ${folder}\n`, '').replaceAll(made.origin, lazy.origin));
  },
);

test('prints the token and a warning when other machines reach it', async () => {
  const { text, origin } = await serving('--provider', 'insforge', '--host', '0.0.0.0', '--seed', 'none');

  const [, token = ''] = /Token {7}([\da-f]{32}) /.exec(text) ?? [];
  expect(text).toContain(`
  Inbox       ${origin}/?token=${token}
  Control     ${origin}/_resetkit/health
  Token       ${token}   (Authorization: Bearer …, for the control API)
`);
  expect(text).toContain(`
  Warning: other machines reach 0.0.0.0. The backends below answer all of them, with accounts and keys that anyone
  can read in the documentation. Inbox and control API ask for the token.
`);
  expect(text).toContain(`curl -s ${origin}/_resetkit/insforge/accounts -H 'Authorization: Bearer ${token}' -d `);
});

test('takes the token from the flag, or else from the environment', async () => {
  onTestFinished(() => void vi.unstubAllEnvs());
  vi.stubEnv('RESETKIT_TOKEN', 'from-the-environment');

  expect((await serving('--provider', 'insforge')).text).toContain('Token       from-the-environment ');
  expect((await serving('--provider', 'insforge', '--token', 'typed')).text).toContain('Token       typed ');
});

test('answers to the names that it is given', async () => {
  const { origin } = await serving('--provider', 'insforge', '--allow-host', 'mock', '--allow-host', 'mock.internal');
  const status = (host: string): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      get(origin, { headers: { host } }, ({ statusCode }) => resolve(statusCode)).on('error', reject);
    });

  expect([await status('mock:7357'), await status('mock.internal'), await status('other')]).toEqual([200, 200, 403]);
});

test('prints the keys of each of several providers with --verbose, and a request to try', async () => {
  const { text, origin } = await serving('--verbose', '--provider', 'stack-auth', '--provider', 'unleash');

  expect(text).toContain(`
Stack Auth (imitates Stack Auth 2.8.86)
  Base URL    ${origin}/stack-auth
  Account     ada@example.com / Analytical-Engine-1843
  project id  ${projectId}
  client key  ${publishableClientKey}
  server key  ${secretServerKey}
  admin key   ${superSecretAdminKey}

  Try it:     curl -s ${origin}/stack-auth/api/v1/auth/password/send-reset-code -H 'Content-Type: application/json' -H 'x-stack-access-type: client' -H 'x-stack-project-id: ${projectId}' -d '{"email":"ada@example.com","callback_url":"http://localhost:3000/handler/password-reset"}'

Unleash (imitates Unleash 8.2.0 or 7.6.5)
  Base URL    ${origin}/unleash
  Account     ada@example.com / Analytical-Engine-1843
  admin        admin / unleash4all
  admin token  *:*.resetkit-admin-token

  Try it:     curl -si ${origin}/unleash/auth/reset/password-email -H 'Content-Type: application/json' -d '{"email":"ada@example.com"}'
`);
});

test('serves every provider that there is unless told', async () => {
  const { text, origin } = await serving();

  const urls = [...text.matchAll(/^ {2}\S.* {2}(\S+)(?: {3}\(.*\))?$/gm)].map(([, url = '']) => url);
  expect(urls.filter((url) => /\/[a-z-]+$/.test(url) && !url.endsWith('/health'))).toEqual(
    Object.keys(registry).map((id) => `${origin}/${id}`),
  );
});

test('says where the own client of a backend is pointed, if that is not the base URL', async () => {
  const { text, origin } = await serving();
  const { text: one, origin: its } = await serving('--provider', 'better-auth');

  expect(text).toContain(`
  better-auth    ${origin}/better-auth   (its own client: ${origin}/better-auth/api/auth)
  Firebase Auth  ${origin}/firebase   (its own client: ${origin})
  PocketBase     ${origin}/pocketbase
`);
  expect(one).toContain(`
  Own client  ${its}/better-auth/api/auth
`);
});

test('prints a line for each of several, so that all fit one screen', async () => {
  const { text, origin } = await serving();
  const { text: two } = await serving('--provider', 'supabase', '--provider', 'apphandoff');

  expect(text.split('\n').length).toBeLessThanOrEqual(24);
  expect(text).toContain(`
  InsForge       ${origin}/insforge
  Supabase Auth  ${origin}/supabase
  AppHandoff     ${origin}/apphandoff   (accounts of Supabase Auth)
`);
  expect(text).toContain(`
  Account     ada@example.com / Analytical-Engine-1843
  Try it:     curl -s ${origin}/insforge/api/auth/email/send-reset-password -H `);
  expect(text).toContain('\nKeys, and a request for each backend, are on the page; --verbose prints them here.\n');
  expect(text).not.toContain(anonKey);
  expect(two).toContain('  Try it:     curl -s ');
});

test.each([
  [['supabase', 'apphandoff'], 'Supabase Auth, ORIGIN/supabase'],
  [['apphandoff', 'supabase'], 'Supabase Auth, ORIGIN/supabase'],
  [['apphandoff'], 'Supabase Auth of its own, under the same base URL: ORIGIN/apphandoff'],
])('of %j, says where the one behind AppHandoff is, and signs its account in', async (providers, where) => {
  const { text, origin } = await serving('--verbose', ...providers.flatMap((id) => ['--provider', id]));

  const login = await fetch(`${origin}/apphandoff/auth/login`, {
    method: 'POST',
    headers: { origin: 'http://localhost:3000' },
    body: JSON.stringify({ email: 'ada@example.com', password: 'Analytical-Engine-1843' }),
  });

  expect(text).toContain(`  Backed by   ${where.replace('ORIGIN', origin)}\n`);
  expect(login.status).toBe(200);
});

test('gives the accounts of a file to AppHandoff and the one behind it', async () => {
  const seed = await file('seed.json', '[{"email":"bob@example.com","password":"bobs-password-1"}]');
  const { origin, text } = await serving('--seed', seed, '--provider', 'apphandoff', '--provider', 'supabase');

  for (const id of ['apphandoff', 'supabase']) {
    const accounts = await fetch(`${origin}/_resetkit/${id}/accounts`);
    expect(await accounts.json()).toMatchObject({ accounts: [{ email: 'bob@example.com' }] });
  }
  expect([...text.matchAll(/Account {5}(.*)/g)].map(([, what]) => what)).toEqual([`1 from ${seed}`]);
});

test('prints a request that works, and the code that it sends', async () => {
  const { text, origin, printed } = await serving();
  const [, url = '', name = '', value = '', body = ''] = /curl -s (\S+) -H '(.+): (.+)' -d '(.+)'/.exec(text) ?? [];

  const response = await fetch(url, { method: 'POST', headers: { [name]: value }, body });

  expect(response.status).toBe(202);
  const [, code] = await printed(/^\[insforge\] password-reset to ada@example\.com: (\d{6})\n/m);
  const outbox = await fetch(`${origin}/_resetkit/insforge/outbox`);
  expect(await outbox.json()).toMatchObject({ messages: [{ code }] });
});

test('prints a line for each mail with a link', async () => {
  const seed = await file('seed.json', '{"insforge":{"options":{"resetPasswordMethod":"link"}}}');
  const { origin, printed } = await serving('--seed', seed);
  await fetch(`${origin}/insforge/api/auth/email/send-reset-password`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'ada@example.com', redirectTo: 'https://app.example.com/reset' }),
  });

  const [, link = ''] = await printed(/^\[insforge\] password-reset to ada@example\.com: (\S+)\n/m);

  expect(link).toMatch(`${origin}/insforge/api/auth/email/reset-password-link?token=`);
  expect((await fetch(link, { redirect: 'manual' })).status).toBe(302);
});

test('signs the demo account in with what it printed', async () => {
  const { text, origin } = await serving('--provider', 'insforge', '--provider', 'insforge');
  const [, email = '', password = ''] = /Account {5}(\S+) \/ (\S+)/.exec(text) ?? [];

  const response = await fetch(`${origin}/api/auth/sessions`, {
    method: 'POST',
    body: new URLSearchParams({ email, password }),
  });

  expect(response.status).toBe(200);
  expect(text).toContain(
    `  Base URL    ${origin}/insforge\n              ${origin} (the only provider: its paths answer at the root too)\n`,
  );
});

test('prints what it was told', async () => {
  const upstream = 'http://localhost:7130';
  const flags = [
    '--limits',
    'real',
    '--delays',
    '5',
    '--cors',
    'open',
    '--provider',
    'insforge',
    '--upstream',
    upstream,
  ];

  const { text, origin } = await serving(...flags, '--public-url', 'https://mock.example.com');

  expect(text).toContain(`  Inbox       https://mock.example.com/
  Control     https://mock.example.com/_resetkit/health
  Listens on  127.0.0.1, port ${new URL(origin).port}
  Limits      real   Delays  5   CORS  open
`);
  expect(text).toContain('  Base URL    https://mock.example.com/insforge\n');
  expect(text).toContain(`  Upstream    ${upstream} (receives the requests that the mock does not know)\n`);
  expect(text).toContain('  Try it:     curl -s https://mock.example.com/insforge/api/auth/');
});

test('prints nothing with --quiet, a mail neither', async () => {
  const { origin, output } = await serving('--quiet');

  const sent = await fetch(`${origin}/insforge/api/auth/email/send-reset-password`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'ada@example.com' }),
  });

  expect(sent.status).toBe(202);
  expect(output()).toEqual({ stdout: '', stderr: '' });
});

test('watches for magic addresses only with --magic-addresses', async () => {
  const statusOf = async ({ origin }: { readonly origin: string }) => {
    const body = new URLSearchParams({ email: 'ada+500@example.com' });
    return (await fetch(`${origin}/insforge/api/auth/email/send-reset-password`, { method: 'POST', body })).status;
  };

  expect(await statusOf(await serving('--quiet'))).toBe(202);
  expect(await statusOf(await serving('--quiet', '--magic-addresses'))).toBe(500);
});

test('prints its version', async () => {
  const printed = { code: 0, stdout: `${packageJson.version}\n`, stderr: '' };

  expect(await run('--version')).toEqual(printed);
});

test('prints every flag that there is when asked for help', async () => {
  const { stdout, ...end } = await run('--help');
  const short = await run('-h');

  expect(end).toEqual({ code: 0, stderr: '' });
  expect(short).toEqual({ stdout, ...end });
  const flags = [
    'port',
    'host',
    'provider',
    'seed',
    'limits',
    'delays',
    'cors',
    'app',
    'upstream',
    'public-url',
    'allow-host',
    'token',
    'magic-addresses',
    'store',
    'smtp',
    'config',
    'quiet',
    'verbose',
  ];
  expect([...stdout.matchAll(/^ {2}--([a-z-]+)/gm)].map(([, flag]) => flag)).toEqual([...flags, 'help', 'version']);
  expect(stdout).toContain('insforge');
});
