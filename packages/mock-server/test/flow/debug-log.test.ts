import type { AnyPasswordReset } from '@resetkit/sdk';
import { debugLog, type Fetch } from '@resetkit/sdk';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { worlds } from './backends.ts';
import { collectSecrets, leaks, type Secrets } from './secrets.ts';
import { validators } from './validation.ts';
import { email, newPassword, oldPassword, page, type Tune } from './world.ts';

const all = Object.entries(worlds).map(([name, open]) => ({ name, open }));
const levels = ['debug', 'log', 'info', 'warn', 'error', 'trace'] as const;

beforeEach(() => {
  for (const level of levels) vi.spyOn(console, level).mockImplementation(() => {});
});
afterEach(() => void vi.restoreAllMocks());

/** What was written to the console, by whoever. */
function said(): unknown[] {
  return levels.flatMap((level) => vi.mocked(console[level]).mock.calls);
}

/** Writes lines of every call, and keeps in mind what must not be in them. */
function logged(lines: string[], secrets: Secrets, more: (fetch: Fetch) => object = () => ({})): Tune {
  return (provider, fetch) => ({
    ...debugLog((line) => lines.push(line)),
    validate: validators[provider],
    retries: 0,
    fetch: secrets.watch(fetch),
    ...more(fetch),
  });
}

test.each(all)('$name: no line of a reset and of sign-ins shows a secret', async ({ open }) => {
  const lines: string[] = [];
  const secrets = collectSecrets();
  const world = await open('in-process', logged(lines, secrets));
  const reset: AnyPasswordReset = world.flow();

  const { data } = await reset.request({ email, redirectTo: page });
  secrets.add(await world.mock.outbox.list());
  if (data?.next === 'code') {
    await reset.exchange?.('000000');
    await reset.exchange?.(await world.code());
  } else {
    const link = await world.follow();
    secrets.add([link, ...link.split(/[=&?#]/)]);
    reset.readLink(link);
  }
  secrets.add(reset.state);
  if (reset.facts.checkCosts) await reset.check?.();
  await reset.confirm({ newPassword: 'weak' });
  await reset.confirm({ newPassword, token: 'Wrong-Token-1' });
  await reset.confirm({ newPassword });
  await world.signIn(oldPassword);
  await world.signIn(newPassword);

  expect([...secrets.values]).toEqual(expect.arrayContaining([email, newPassword, oldPassword]));
  expect(secrets.values.size).toBeGreaterThan(10);
  expect(lines.length).toBeGreaterThan(8);
  expect(leaks(lines, secrets.values, world.publicWords)).toEqual([]);
  expect(said()).toEqual([]);
});

/** What all the fields of all calls hold, so that each is found wherever it goes. */
const hidden = 'Hidden+Value/1=é';
const fields = [
  ...['email', 'password', 'newPassword', 'token', 'code', 'otp', 'id', 'username', 'name', 'user_id', 'userId'],
  ...['access_token', 'refresh_token', 'token_hash', 'auth_code', 'code_verifier', 'redirectTo', 'callback_url'],
  ...['X-CSRF-Token', 'X-AppHandoff-Callback-Origin', 'grant_type', 'type', 'redirect_to', 'refreshToken'],
];
const input = Object.fromEntries(
  fields.map((field) => [field, field.startsWith('X-') ? encodeURIComponent(hidden) : hidden]),
);
const keys = Object.fromEntries(
  ['accessToken', 'anonKey', 'apiKey', 'token', 'publishableClientKey', 'secretServerKey', 'superSecretAdminKey'].map(
    (name) => [name, `${name}-${encodeURIComponent(hidden)}`],
  ),
);
const html = { 'Content-Type': `text/html; title=${encodeURIComponent(hidden)}` };

/** Every way in which a call goes wrong, with a secret in all that is said of it. */
const disasters: Record<string, { fetch?: Fetch; how?: object; validate?: boolean }> = {
  'the backend refuses it': {},
  'there is no connection': { fetch: () => Promise.reject(new Error(hidden, { cause: hidden })) },
  'what is thrown is a text': { fetch: () => Promise.reject(hidden) },
  'a proxy answers': { fetch: async () => new Response(hidden, { status: 502, headers: html }) },
  'there is too much of it': {
    fetch: async () => Response.json({ error: hidden, message: hidden, code: hidden }, { status: 429 }),
  },
  'errors are named by secrets': {
    fetch: async () => {
      const words = { error: hidden, code: hidden, error_code: hidden, name: hidden, message: hidden, msg: hidden };
      const more = { fieldErrors: { [hidden]: hidden }, issues: [{ path: hidden, message: hidden }] };
      return Response.json(
        { ...words, ...more, details: [{ path: `/body/${hidden}`, message: hidden }] },
        { status: 400 },
      );
    },
  },
  'the answer is another one': {
    fetch: async () => Response.json({ [hidden]: hidden, token: hidden }),
    validate: true,
  },
  'the answer breaks off': { fetch: async () => new Response(`{"token":"${hidden}`) },
  'it takes too long': { fetch: () => new Promise(() => {}), how: { timeoutMs: 1 } },
  'it is aborted': { fetch: () => new Promise(() => {}), how: { signal: AbortSignal.abort(hidden) } },
  'it cannot be sent': { how: { headers: { 'X-Bad': `${hidden}\n${hidden}` } } },
  'an option is wrong': { how: { timeoutMs: hidden } },
};

const wrong = all.flatMap((world) => Object.entries(disasters).map(([what, how]) => ({ ...world, what, ...how })));

test.each(wrong)('$name: no line of any call shows a secret when $what', async ({ open, fetch, how, validate }) => {
  const lines: string[] = [];
  const secrets = collectSecrets();
  secrets.add([hidden, input, keys]);
  const tune = logged(lines, secrets, (own) => ({
    ...keys,
    fetch: secrets.watch(fetch ?? own),
    ...(!validate && { validate: undefined }),
  }));
  const { clients, publicWords } = await open('in-process', tune);
  const results: unknown[] = [];

  for (const method of clients.flatMap((client) => Object.values(client)))
    if (typeof method === 'function')
      results.push(
        await method(input, { ...how, ...(!how && { headers: { Authorization: `Bearer ${keys.token}` } }) }),
      );

  const failures = results.filter((result) => Object(result).error);
  expect(failures.length).toBeGreaterThan(clients.length * 4);
  expect(lines.filter((line) => line.includes('failed: '))).toHaveLength(failures.length);
  expect(leaks(lines, secrets.values, publicWords)).toEqual([]);
  expect(said()).toEqual([]);
});

test('finds a secret in whichever way it is written', () => {
  const lines = [
    `a ${hidden}`,
    `b ${encodeURIComponent(hidden)}`,
    `c ${new URLSearchParams({ q: hidden })}`,
    `d ${btoa('Old-Password-1')}`,
    `e ${Buffer.from(hidden).toString('base64url')}`,
    'f fine',
  ];

  expect(leaks(lines, [hidden, oldPassword]).map((leak) => leak[0])).toEqual(['a', 'b', 'c', 'd', 'e']);
});
