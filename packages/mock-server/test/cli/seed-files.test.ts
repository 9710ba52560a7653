import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { registry } from '../registry.ts';
import { file, refusal, run, serving } from './command.ts';

const form =
  'Expected a list of accounts, or { <provider>: { accounts, options, codes, situations, sessions, faults } }.';

async function answer(url: string, body?: object): Promise<{ status: number; body: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, body && { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
}

test('starts with the accounts of a JSON list', async () => {
  const seed = await file('seed.json', JSON.stringify([{ email: 'bob@example.com', password: 'bob-pass1' }]));

  const { text, origin } = await serving('--seed', seed);

  expect(text).toContain(`  Account     1 from ${seed}\n`);
  expect(await answer(`${origin}/_resetkit/insforge/accounts`)).toMatchObject({
    body: { accounts: [{ email: 'bob@example.com', hasPassword: true }] },
  });
  expect(
    await answer(`${origin}/insforge/api/auth/sessions`, { email: 'bob@example.com', password: 'bob-pass1' }),
  ).toMatchObject({
    status: 200,
  });
});

test('starts with the accounts and options of a YAML file, and goes back to them', async () => {
  const seed = await file(
    'seed.yaml',
    `insforge:
  options: { resetPasswordMethod: link, passwordMinLength: 9 }
  accounts:
    - email: bob@example.com
      providers: [google]
    - email: eve@example.com
      createdAt: 2020-01-01T00:00:00Z
`,
  );
  const { text, origin } = await serving('--seed', seed);
  await fetch(`${origin}/_resetkit/insforge/accounts/bob@example.com`, { method: 'DELETE' });

  await fetch(`${origin}/_resetkit/insforge/restart`, { method: 'POST' });

  expect(text).toContain(`/insforge   (account: 2 from ${seed})\n`);
  expect(await answer(`${origin}/_resetkit/insforge/accounts`)).toMatchObject({
    body: {
      accounts: [
        { email: 'eve@example.com', createdAt: '2020-01-01T00:00:00.000Z' },
        { email: 'bob@example.com', providers: ['google'] },
      ],
    },
  });
  expect(await answer(`${origin}/_resetkit/insforge/options`)).toMatchObject({
    body: { resetPasswordMethod: 'link', passwordMinLength: 9 },
  });
});

test('may name the schema with which editors check it', async () => {
  const seed = await file(
    'seed.json',
    JSON.stringify({ $schema: 'seed.json', insforge: { accounts: [{ email: 'bob@example.com' }] } }),
  );

  const { origin } = await serving('--seed', seed);

  expect(await answer(`${origin}/_resetkit/insforge/accounts`)).toMatchObject({
    body: { accounts: [{ email: 'bob@example.com' }] },
  });
});

test('mails the codes of the file first, and again after a restart', async () => {
  const { origin } = await serving('--seed', await file('seed.yaml', "insforge: { codes: ['123456'] }\n"));
  const mailed = async (): Promise<unknown> => {
    await answer(`${origin}/insforge/api/auth/email/send-reset-password`, { email: 'ada@example.com' });
    return (await answer(`${origin}/_resetkit/insforge/outbox`)).body;
  };

  expect(await mailed()).toMatchObject({ messages: [{ code: '123456' }] });
  await fetch(`${origin}/_resetkit/insforge/restart`, { method: 'POST' });
  expect(await mailed()).toMatchObject({ messages: [{ code: '123456' }] });
});

test('starts with situations and faults, and goes back to them', async () => {
  const seed = await file(
    'seed.yaml',
    `insforge:
  options: { resetPasswordMethod: link }
  accounts: [{ email: bob@example.com, password: bob-pass1 }]
  situations:
    - { name: fresh, email: bob@example.com }
    - { name: rate-limited, email: eve@example.com }
  faults:
    - { operation: signIn, status: 500, email: bob@example.com, times: 1 }
`,
  );
  const { origin, printed } = await serving('--provider', 'insforge', '--seed', seed);
  const signIn = () =>
    answer(`${origin}/insforge/api/auth/sessions`, { email: 'bob@example.com', password: 'bob-pass1' });
  const ask = (email: string) => answer(`${origin}/insforge/api/auth/email/send-reset-password`, { email });

  const [line] = await printed(/\[insforge\] password-reset to bob@example\.com: (\S+)/);

  expect(line).toContain(`${origin}/insforge/api/auth/email/reset-password-link?token=`);
  for (const round of ['first', 'restarted']) {
    expect([round, (await signIn()).status, (await signIn()).status]).toEqual([round, 500, 200]);
    expect((await ask('eve@example.com')).status).toBe(429);
    await fetch(`${origin}/_resetkit/insforge/restart`, { method: 'POST' });
  }
  expect(await answer(`${origin}/@worker-3/_resetkit/insforge/faults`)).toMatchObject({
    body: { faults: [{ operation: 'signIn', fired: 0 }] },
  });
});

test('keeps the demo account where the file says nothing of accounts', async () => {
  const seed = await file('seed.json', JSON.stringify({ insforge: { options: { passwordMinLength: 9 } } }));

  const { text } = await serving('--seed', seed);

  expect(text).toContain('  Account     ada@example.com / Analytical-Engine-1843\n');
});

test('starts without accounts, and prints how to create one and request its mail', async () => {
  const { text, origin } = await serving('--seed', 'none');

  expect(text).toContain('  Account     none\n');
  expect(await answer(`${origin}/_resetkit/insforge/accounts`)).toEqual({ status: 200, body: { accounts: [] } });

  const [, accounts = '', account = '', send = '', asked = ''] =
    /Try it: {5}curl -s (\S+) -d '(.+)'\n {14}curl -s (\S+) .* -d '(.+)'\n/.exec(text) ?? [];
  expect(await answer(accounts, JSON.parse(account))).toMatchObject({ status: 201 });
  expect(await answer(send, JSON.parse(asked))).toMatchObject({ status: 202 });
  expect(await answer(`${origin}/_resetkit/insforge/outbox`)).toMatchObject({
    body: { messages: [{ to: 'ada@example.com' }] },
  });
});

test('refuses a file that there is not', async () => {
  expect(await run('--seed', '/no/such/seed.json')).toEqual(
    refusal('Cannot read the seed file /no/such/seed.json: there is no such file.'),
  );
});

test('refuses a directory', async () => {
  expect(await run('--seed', tmpdir())).toEqual(refusal(`Cannot read the seed file ${tmpdir()}: it is a directory.`));
});

test.each([
  ['[{"email": ', 'is neither JSON nor YAML: '],
  ['a: b: c', 'is neither JSON nor YAML: '],
  ['', `: not a list of accounts. ${form}`],
  ['just words', `: not a list of accounts. ${form}`],
  ['[{}]', `: at 0.email, expected string. ${form}`],
  ['[{"email": 5}]', `: at 0.email, expected string. ${form}`],
  ['[null]', `: at 0, expected object. ${form}`],
  ['{"insforge": []}', `: at insforge, expected object. ${form}`],
  ['{"insforge": {"account": []}}', `: at insforge, unknown: account. ${form}`],
  ['{"insforge": {"accounts": [{}]}}', `: at insforge.accounts.0.email, expected string. ${form}`],
  ['{"insforge": {"options": []}}', `: at insforge.options, expected record. ${form}`],
  ['{"supbase": {}}', `: there is no provider "supbase". Known: ${Object.keys(registry).join(', ')}.`],
  [
    '[{"email": "nobody"}]',
    `, insforge: accounts[0] (nobody): Expected an e-mail address as an account's email, not "nobody".`,
  ],
  [
    '[{"email": "bob@example.com", "pasword": "typo"}]',
    ', insforge: accounts[0] (bob@example.com): An account has no field "pasword". Known: id, email, password, emailVerified, name, providers, createdAt.',
  ],
  [
    '[{"email": "bob@example.com"}, {"email": "bob@example.com"}]',
    ', insforge: accounts[1] (bob@example.com): accounts[0] has the same e-mail.',
  ],
  [
    '{"supabase": {"accounts": [{"email": "bob@example.com"}, {"email": "Bob@example.com"}]}}',
    ', supabase: accounts[1] (Bob@example.com): accounts[0] (bob@example.com) is the same account here.',
  ],
  [
    '{"insforge": {"accounts": [{"email": "bob@example.com"}], "situations": [{"name": "expried", "email": "bob@example.com"}]}}',
    ', insforge: situations[0]: InsForge has no situation "expried". Known: fresh, expired,',
  ],
  [
    '{"insforge": {"situations": [{"name": "fresh", "email": "bob@example.com", "password": "x"}]}}',
    ', insforge: situations[0]: Expected { name, email }, not {"name":"fresh"',
  ],
  ['{"insforge": {"situations": ["fresh"]}}', `: at insforge.situations.0, expected object. ${form}`],
  ['{"insforge": {"codes": [123456]}}', `: at insforge.codes.0, expected string. ${form}`],
  [
    '{"insforge": {"codes": ["12345"]}}',
    `, insforge: codes: Expected 6 digits as a code of InsForge, such as '123456', not "12345".`,
  ],
  ['{"insforge": {"sessions": ["bob"]}}', ', insforge: sessions[0]: Expected the e-mail of an account, not "bob".'],
  [
    '{"insforge": {"faults": [{"html": 502}, {"operation": "signIn", "status": 418}]}}',
    ', insforge: faults[1]: InsForge answers signIn with ',
  ],
  ['{"insforge": {"options": {"resetMethod": "link"}}}', ', insforge: InsForge has no option "resetMethod". Known: '],
])('refuses the content %j', async (content, sentence) => {
  const seed = await file('seed.json', content);

  const { stderr, ...end } = await run('--seed', seed);

  expect(end).toEqual({ code: 1, stdout: '' });
  expect(stderr.slice(0, -1)).toMatch(/^[^\n]+\.$/);
  expect(stderr).toContain(`resetkit: Seed file ${seed}${sentence.startsWith('is') ? ' ' : ''}${sentence}`);
});

test('ends where an account of AppHandoff has the id of one behind it', async () => {
  const id = '7d0c2f4e-5a0b-4b7e-9a53-0f6f1f0c5a11';
  const seed = await file(
    'seed.json',
    JSON.stringify({
      supabase: { accounts: [{ email: 'ada@example.com', id }] },
      apphandoff: { accounts: [{ email: 'bob@example.com', id }] },
    }),
  );

  expect(await run('--port', '0', '--quiet', '--seed', seed)).toEqual(
    refusal(`Seed file ${seed}, apphandoff: accounts[0] (bob@example.com): Another account has the id ${id} already.`),
  );
});
