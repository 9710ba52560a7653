import { createMemoryStore, createMockServer } from '@resetkit/mock-server';
import * as fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { givenIn } from '../../src/core/explain/given.ts';
import type { JournalRow } from '../../src/core/journal/journal-row.ts';
import type { Provider } from '../../src/core/provider.ts';
import type { ControlledMockServer } from '../../src/core/server.ts';
import type { Change, Store } from '../../src/core/store.ts';
import type { WireRequest } from '../../src/core/wire.ts';
import { registry } from '../registry.ts';

const ids = Object.keys(registry);
const emails = ['ada@example.com', 'bob@example.com'];

/** A mock server of a provider with two accounts, over a store. Two of them draw the same secrets. */
function opened(id: string, store: Store): ControlledMockServer {
  const provider: Provider = registry[id]?.({}) ?? expect.fail(`There is no provider ${id}.`);
  const seed = emails.map((email) => ({ email, password: provider.demo.password }));
  return createMockServer(provider, { store, seed, clock: '2026-01-02T03:04:05Z', random: 'forgetting' });
}

/** Sends a request that the journal has once more. */
async function sendAgain(
  mock: ControlledMockServer,
  row: Pick<JournalRow, 'method' | 'target' | 'request'>,
): Promise<object> {
  const { headers, body } = row.request;
  const isForm = /urlencoded/.test(headers['content-type'] ?? '');
  const text =
    typeof body === 'string' ? body : isForm ? String(new URLSearchParams(Object(body))) : JSON.stringify(body);
  const request: WireRequest = {
    method: row.method,
    target: row.target,
    headers: { ...headers, ...(text !== undefined && { 'content-length': undefined }) },
    body: new TextEncoder().encode(text ?? ''),
    ip: '127.0.0.1',
    mount: '',
    baseUrl: 'http://localhost',
  };
  const reply = await mock.handle(request);
  return { status: reply.status, headers: reply.headers, body: new TextDecoder().decode(reply.body) };
}

const journalOf = async (mock: ControlledMockServer): Promise<readonly JournalRow[]> =>
  [...(await mock.journal.list({ secrets: true }))].reverse();

/**
 * How many rows of each kind there are, by the first part of their keys. Mails, and the accounts of secrets, have bounds of
 * their own. Stack Auth and Firebase answer a code that was used or has expired otherwise than one that never was.
 */
async function rowCounts(store: Store): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const [key] of await store.list('')) {
    const kind = key.replace(/^(?:supabase|apphandoff)\//, '').split('/', 1)[0] ?? '';
    if (!['outbox', 'owner', 'codes'].includes(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

test.each(ids)('%s: resets, sessions and refused requests leave no more rows, the more there were', async (id) => {
  const store = createMemoryStore();
  const mock = opened(id, store);
  onTestFinished(() => mock.close());
  const live = async (rounds: number): Promise<void> => {
    for (let round = 0; round < rounds; round += 1) {
      const email = emails[round % 2] ?? '';
      for (const name of ['fresh', 'used'] as const) await mock.situations.make(name, { email });
      await mock.sessions.make(email);
      await mock.clock.advance('3h');
      // Their secrets are used, replaced or wrong by now.
      for (const row of (await journalOf(mock)).slice(-5)) await sendAgain(mock, row);
    }
  };
  // Longer than any session lasts.
  await live(60);
  const before = await rowCounts(store);

  await live(70);

  expect(await rowCounts(store)).toEqual(before);
});

/** What nobody can tell from nothing: rows of these kinds are only ever written to be forgotten, never to be deleted. */
const forgotten = /^(?:supabase\/)?(?:secret|refresh-token|reset-token|account-id|session|team)\//;

/** A store that forgets nothing. What is deleted because of a request is deleted here too. */
function neverForgetting(store: Store): Store {
  return {
    ...store,
    update: <T, R>(key: string, change: Change<T, R>) =>
      store.update<T, R>(key, (value) => {
        const [next, result] = change(value);
        return [next === undefined && forgotten.test(key) ? value : next, result];
      }),
  };
}

interface Played {
  readonly mock: ControlledMockServer;
  /** The requests so far, oldest first. */
  readonly rows: readonly JournalRow[];
  /** What mails and answers gave, oldest first. */
  readonly secrets: readonly string[];
  readonly snapshots: Awaited<ReturnType<ControlledMockServer['snapshot']>>[];
}

/** Something that happens. It resolves to all that can be seen of it. */
type Step = (played: Played) => Promise<unknown>;

const one = <T>(of: readonly T[], number: number): T | undefined => of[number % Math.max(1, of.length)];

/** A request that was sent before is sent again, perhaps with another secret. */
function again(number: number, which: number, other: number): Step {
  return async ({ mock, rows, secrets }) => {
    const row = one(rows, number);
    if (!row) return undefined;
    const text = JSON.stringify(row);
    const inIt = secrets.filter((secret) => text.includes(secret));
    const [from, to] = [one(inIt, which), one(secrets, other)];
    const changed = other % 3 === 0 || from === undefined || to === undefined ? text : text.replaceAll(from, to);
    return sendAgain(mock, JSON.parse(changed));
  };
}

/** A request with a secret in it. */
type Use = (secret: string) => { readonly target: string; readonly json?: object; readonly headers?: object };

const post =
  (target: string, field: string, more: object = {}, headers: object = {}): Use =>
  (secret) => ({ target, json: { [field]: secret, ...more }, headers });
const password = 'Difference-Engine-1822';

/** What situations and sessions do not send: each secret may be used for each of these. */
const uses: Readonly<Record<string, readonly Use[]>> = {
  insforge: [
    post('/api/auth/refresh?client_type=mobile', 'refreshToken'),
    post('/api/auth/email/exchange-reset-password-token', 'code', { email: emails[0] }),
    post('/api/auth/email/reset-password', 'otp', { newPassword: password }),
    post('/api/auth/users', 'name', { email: emails[0], password }),
    post('/api/auth/users', 'name', { email: 'nobody@example.com', password }),
  ],
  supabase: [
    post('/auth/v1/token?grant_type=refresh_token', 'refresh_token'),
    post('/auth/v1/token?grant_type=refresh_token', 'refresh_token'),
    post('/auth/v1/token?grant_type=pkce', 'auth_code', { code_verifier: 'a'.repeat(43) }),
    post('/auth/v1/verify', 'token_hash', { type: 'recovery' }),
    post('/auth/v1/signup', 'password', { email: 'nobody@example.com' }),
    post('/auth/v1/recover', 'data', {
      email: emails[0],
      code_challenge: 'a'.repeat(43),
      code_challenge_method: 'plain',
    }),
    (secret) => ({ target: `/auth/v1/verify?type=recovery&token=${secret}` }),
    (secret) => ({ target: `/auth/v1/verify?type=recovery&token=pkce_${secret}` }),
  ],
  'stack-auth': [
    post('/api/v1/auth/password/reset', 'code', { password }),
    post('/api/v1/auth/password/reset/check-code', 'code'),
    (secret) => ({
      target: '/api/v1/auth/sessions/current/refresh',
      json: {},
      headers: { 'x-stack-refresh-token': secret },
    }),
    post('/api/v1/auth/password/sign-up', 'password', {
      email: 'nobody@example.com',
      verification_callback_url: 'http://localhost:3000/verify',
    }),
  ],
  unleash: [
    post('/auth/reset/password', 'token', { password }),
    post('/auth/simple/login', 'password', { username: emails[0] }),
    (secret) => ({ target: `/auth/reset/validate?token=${encodeURIComponent(secret)}` }),
    (secret) => ({ target: '/api/admin/user', headers: { cookie: `unleash-session=${secret}` } }),
  ],
};

/** A secret is used, wherever it is from. */
function use(number: number, which: number): Step {
  return async ({ mock, secrets }) => {
    const { id } = mock.provider;
    const used = one(uses[id === 'apphandoff' ? 'supabase' : id] ?? [], number)?.(one(secrets, which) ?? '000000');
    const options = await (mock.behind ?? mock).options.get();
    const keys = {
      apikey: String(Reflect.get(options, 'anonKey')),
      'x-stack-access-type': 'client',
      'x-stack-project-id': String(Reflect.get(options, 'projectId')),
      'x-stack-publishable-client-key': String(Reflect.get(options, 'publishableClientKey')),
    };
    const { target = '/', json, headers } = used ?? {};
    const type = json && { 'content-type': 'application/json' };
    const method = json ? 'POST' : 'GET';
    return sendAgain(mock, { method, target, request: { headers: { ...keys, ...type, ...headers }, body: json } });
  };
}

const number = fc.nat(10_000);
const email = fc.constantFrom(...emails, 'nobody@example.com');
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(number, number).map((numbers) => use(...numbers)) },
  { weight: 8, arbitrary: fc.tuple(number, number, number).map((numbers) => again(...numbers)) },
  {
    weight: 4,
    arbitrary: fc.tuple(number, email).map(
      ([which, of]): Step =>
        async ({ mock }) => {
          const { name } = one(await mock.situations.list(), which) ?? {};
          return mock.situations.make(name ?? '', { email: of });
        },
    ),
  },
  {
    weight: 2,
    arbitrary: email.map(
      (of): Step =>
        ({ mock }) =>
          mock.sessions.make(of),
    ),
  },
  {
    weight: 3,
    arbitrary: number.map(
      (which): Step =>
        ({ mock, secrets }) =>
          mock.explain(one(secrets, which) ?? 'none'),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom('1s', '61s', '5m', '16m', '61m', '25h', '49h', '8d', '40d').map(
      (time): Step =>
        async ({ mock }) =>
          mock.clock.advance(time),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('off', 'real').map(
      (limits): Step =>
        async ({ mock }) =>
          mock.limits.set(limits as 'off'),
    ),
  },
  {
    weight: 1,
    arbitrary: email.map(
      (of): Step =>
        ({ mock }) =>
          mock.accounts.delete(of),
    ),
  },
  {
    weight: 1,
    arbitrary: email.map(
      (of): Step =>
        ({ mock }) =>
          mock.accounts.put({ email: of, password: mock.provider.demo.password }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Step>(async ({ mock, snapshots }) => void snapshots.push(await mock.snapshot())),
  },
  {
    weight: 1,
    arbitrary: number.map(
      (which): Step =>
        async ({ mock, snapshots }) => {
          const snapshot = one(snapshots, which);
          if (snapshot) await mock.restore(snapshot);
        },
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>(({ mock }) => mock.restart()) },
);

/** Everything that could be seen while these steps were played, one after the other. */
async function seen(id: string, store: Store, played: readonly Step[]): Promise<readonly unknown[]> {
  const mock = opened(id, store);
  const snapshots: Played['snapshots'] = [];
  const all: unknown[] = [];
  const play = async (step: Step): Promise<void> => {
    const rows = await journalOf(mock);
    const outcome = await step({ mock, rows, secrets: await secretsOf(mock, rows), snapshots }).catch(String);
    all.push([outcome, await mock.accounts.list(), await mock.outbox.list()]);
  };
  for (const step of played) await play(step);
  const secrets = await secretsOf(mock, await journalOf(mock));
  for (const secret of secrets.slice(-25)) await play(() => mock.explain(secret));
  for (let which = Math.max(0, secrets.length - 25); which < secrets.length; which += 1)
    for (let number = 0; number < 8; number += 1) await play(use(number, which));
  all.push(await mock.journal.list({ secrets: true }));
  await mock.close();
  return unsigned(all);
}

/** Without the signatures of tokens: those of elliptic curves are never the same twice. */
function unsigned(all: readonly unknown[]): readonly unknown[] {
  return JSON.parse(JSON.stringify(all).replaceAll(/(ey[\w-]+\.[\w-]+)\.[\w-]+/g, '$1'));
}

/** All that mails and answers gave, oldest first. */
async function secretsOf(mock: ControlledMockServer, rows: readonly JournalRow[]): Promise<readonly string[]> {
  const mailed = (await mock.outbox.list()).flatMap(({ code = [], token = [] }) => [code, token].flat());
  return [...new Set([...rows.flatMap((row) => givenIn(row).map(({ value }) => value)), ...mailed.reverse()])];
}

test.each(ids)('%s: answers the same, whether it forgets or not', async (id) => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 40 }), async (played) => {
      const forgetting = await seen(id, createMemoryStore(), played);

      expect(await seen(id, neverForgetting(createMemoryStore()), played)).toEqual(forgetting);
    }),
    { numRuns: 10 },
  );
});
