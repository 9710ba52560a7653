import { expect, test } from 'vitest';
import type { JournalRow } from '../../../core/journal/journal-row.ts';
import type { Message } from '../../../core/message.ts';
import { type MockedBackend, repeatTest } from './repeat-test.ts';
import { rowWith } from './row-for-tests.ts';
import { storyOf } from './story.ts';

const backend: MockedBackend = {
  id: 'shop',
  baseUrl: 'http://localhost:7357/shop',
  factory: 'shop',
  clientOptions: [],
  defaults: { method: 'code', length: 6 },
  options: { method: 'link', length: 6 },
  links: [],
  headers: {},
  limits: 'off',
};
const json = { 'content-type': 'application/json' };
const mail: Message = {
  id: 'm1',
  from: 'shop@example.com',
  to: 'ada@example.com',
  kind: 'password-reset',
  subject: '',
  text: '',
  html: '',
  code: '123456',
  sentAt: '2026-01-01T00:00:00.000Z',
};

const asked = rowWith({ mails: ['m1'] });
const exchanged = rowWith({
  id: '2',
  at: 90_500,
  target: '/exchange',
  request: { headers: json, body: { code: '123456' } },
  response: {
    status: 200,
    headers: [['Set-Cookie', 'sid=cookie-value; Path=/']],
    body: { session: { token: 'token-of-answer' } },
  },
});
const reset = rowWith({
  id: '3',
  at: 91_000,
  target: '/new?from=mail',
  request: {
    headers: { ...json, authorization: 'Bearer token-of-answer', cookie: 'sid=cookie-value' },
    body: { password: 'new' },
  },
  response: { status: 200, headers: [] },
});

const story = (row: JournalRow, before: readonly JournalRow[], faults: Parameters<typeof storyOf>[1]['faults'] = []) =>
  storyOf(row, { before, mails: [mail], faults, keys: ['public-key'], hasSecondFactor: false });
const stepsOf = (...given: Parameters<typeof story>): readonly string[] =>
  story(...given).steps.map(({ row }) => row.id);

test('a request that sends what a mail and an answer gave is repeated with those that gave it', () => {
  expect(
    repeatTest(story(reset, [asked, exchanged]), backend, 'vitest'),
  ).toBe(`import { shop } from '@resetkit/mock-server/shop';
import { mockTest } from '@resetkit/mock-server/vitest';
import { expect } from 'vitest';

const test = mockTest(shop({ method: 'link' }), { seed: [{ email: 'ada@example.com', password: 'Analytical-Engine-1843' }] });

test('POST /new is answered 200', async ({ mock }) => {
  await mock.fetch('/reset', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.com' }),
  });
  const mail1 = await mock.outbox.waitFor({ to: 'ada@example.com' });
  await mock.clock.advance('90s');
  const response2 = await mock.fetch('/exchange', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: mail1.code ?? '' }),
  });
  const answer2 = JSON.parse(await response2.text());
  const response = await mock.fetch('/new?from=mail', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: \`Bearer \${answer2.session.token}\`,
      cookie: \`sid=\${cookieOf(response2, 'sid')}\`,
    },
    body: JSON.stringify({ password: 'new' }),
  });

  expect(response.status).toBe(200);
});

/** The value of a cookie that an answer sets. */
function cookieOf(response: Response, name: string): string {
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith(\`\${name}=\`)) ?? '';
  return cookie.slice(name.length + 1).split(';')[0] ?? '';
}
`);
});

test('a test for Playwright sets what the mock server may have otherwise', () => {
  const limited: MockedBackend = { ...backend, limits: 'real' };

  expect(repeatTest(story(asked, []), limited, 'playwright')).toBe(`import { expect } from '@playwright/test';
import { mockTest } from '@resetkit/mock-server/playwright';

const test = mockTest({ baseUrl: 'http://localhost:7357', provider: 'shop' });

test('POST /reset is answered 202', async ({ mock }) => {
  await mock.options.set({ method: 'link' });
  await mock.limits.set('real');
  await mock.accounts.put({ email: 'ada@example.com', password: 'Analytical-Engine-1843' });
  const response = await fetch(\`\${mock.backendUrl}/reset\`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'ada@example.com' }),
  });

  expect(response.status).toBe(202);
});
`);
});

test('a request that needs no other is repeated alone', () => {
  expect(stepsOf(asked, [rowWith({ id: '0' })])).toEqual(['1']);
});

test('a refusal by a limit is repeated with the requests before it', () => {
  const refused = rowWith({ id: '9', response: { status: 429, headers: [] } });

  expect(stepsOf(refused, [asked, exchanged])).toEqual(['1', '2', '9']);
});

test('requests that only read are left out', () => {
  const read = rowWith({ id: '1.5', method: 'GET', response: { status: 200, headers: [] } });

  expect(stepsOf(exchanged, [asked, read])).toEqual(['1', '2']);
});

test('a fault that was met is met again', () => {
  const failed = rowWith({ fault: 'fault-1', response: { status: 500, headers: [] } });
  const faults = [{ id: 'fault-1', fired: 3, operation: 'askForReset', status: 500 } as const];

  expect(repeatTest(story(failed, [], faults), backend, 'vitest')).toContain(
    "await mock.faults.add({ operation: 'askForReset', status: 500, times: 1 });",
  );
});

test('an answer that never came is expected not to come', () => {
  const { response: _, ...cut } = rowWith();

  expect(repeatTest(story(cut, []), backend, 'vitest')).toContain('})).rejects.toThrow();');
});

test('the account has the password that a sign-in proved, and is not there if a request made it', () => {
  const signedIn = rowWith({ request: { headers: json, body: { email: 'ada@example.com', password: 'own' } } });
  const made = rowWith({ accounts: [{ email: 'ada@example.com', change: 'made' }] });

  expect(story(signedIn, []).account).toEqual({ email: 'ada@example.com', password: 'own' });
  expect(story(made, []).account).toBeUndefined();
});

test('a session that nothing in the journal has made is made at the start', () => {
  const headers = { authorization: 'Bearer token-of-session', cookie: 'sid=cookie-of-session', apikey: 'public-key' };
  const read = rowWith({
    request: { headers, body: { refresh_token: 'refresh-token' } },
    response: { status: 200, headers: [] },
  });

  const lines = repeatTest(story(read, []), backend, 'vitest').split('\n');

  expect(lines.slice(7, 17)).toEqual([
    "  const session = await mock.sessions.make('ada@example.com');",
    "  const response = await mock.fetch('/reset', {",
    "    method: 'POST',",
    '    headers: {',
    `      authorization: \`Bearer \${session.tokens.accessToken ?? ''}\`,`,
    `      cookie: \`sid=\${session.cookies.find(({ name }) => name === 'sid')?.value ?? ''}\`,`,
    "      apikey: 'public-key',",
    '    },',
    "    body: JSON.stringify({ refresh_token: session.tokens.refreshToken ?? '' }),",
    '  });',
  ]);
});

test.each([
  ['a public key', 'public-key', 200],
  ['a token that was refused', 'some-other-token', 401],
])('%s is sent as it was, without a session', (_, token, status) => {
  const sent = rowWith({
    request: { headers: { authorization: `Bearer ${token}` } },
    response: { status, headers: [] },
  });

  const text = repeatTest(story(sent, []), backend, 'vitest');

  expect(text).toContain(`authorization: 'Bearer ${token}'`);
  expect(text).not.toContain('sessions.make');
});

test('a second factor that the account had is said to be missing', () => {
  const known = { before: [], mails: [], faults: [], keys: [], hasSecondFactor: true };

  expect(repeatTest(storyOf(rowWith(), known), backend, 'playwright')).toContain(
    [
      '  // The account had a second factor, which this test does not make: add it to the account, and send what',
      "  // await mock.secondFactors.code('ada@example.com') gives where a request sends its code.",
    ].join('\n'),
  );
});
