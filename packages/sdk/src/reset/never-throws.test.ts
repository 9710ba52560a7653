import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createPkce, createSupabaseClient } from '../providers/supabase/index.ts';
import { createUnleashClient } from '../providers/unleash/index.ts';
import { createPasswordReset } from './password-reset.ts';

/** How many inputs are generated; `RUNS=20000` for more. */
const propertyRuns = Number(process.env['RUNS'] ?? 100);

type Steps = Record<string, (...args: unknown[]) => unknown>;

const something = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom<unknown>(Symbol('x'), () => 1, AbortSignal.abort('no'), '\ud800'),
);
/** Mostly a good value, so that not every step fails at the first hurdle. */
const mostly = (good: unknown) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(good) }, { weight: 1, arbitrary: something });

const baseUrl = 'https://backend.test';
/** What the clients of all backends need; each ignores the options of the others. */
const options = { baseUrl, anonKey: 'k', projectId: 'p', supabase: createSupabaseClient({ baseUrl, anonKey: 'k' }) };
const creators = await Promise.all(
  readdirSync(join(import.meta.dirname, '../providers')).map(async (id) => {
    const { createClient }: { createClient: (given: object) => object } = await import(`../providers/${id}/index.ts`);
    return createClient;
  }),
);
/** A client of each backend, and one more of Supabase, with its other proofs. */
const backends = (fetch: () => Promise<Response>) => [
  ...creators.map((createClient) => createClient({ ...options, fetch })),
  createSupabaseClient({ baseUrl, fetch, anonKey: 'k', pkce: createPkce, resetPasswordMethod: 'code' }),
];
const backend = fc.nat(creators.length);

const answers = fc.oneof(
  fc.json().map((text) => () => new Response(text, { headers: { 'Content-Type': 'application/json' } })),
  fc.constantFrom<() => Response>(
    () =>
      Response.json({ token: 't', access_token: 'a.b.c', refresh_token: 'r', message: 'a link', passwordMinLength: 6 }),
    () => Response.json({ error: 'INVALID_INPUT', message: 'Invalid or expired verification token' }, { status: 400 }),
    () => new Response('<h1>', { status: 502 }),
    () => new Response(null, { status: 204 }),
    () => JSON.parse('"no Response"'),
  ),
);
const states = fc.oneof(
  something,
  fc.record({
    backend: mostly('Supabase Auth'),
    step: mostly('ready'),
    token: mostly('a.b.c'),
    email: mostly('ada@example.com'),
    session: something,
    verifier: something,
  }),
);
const urls = fc.oneof(
  something,
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc
    .tuple(
      fc.constantFrom('?', '#', '?x=1#'),
      fc.constantFrom('token', 'code', 'access_token', 'error_code', 'token_hash', 'insforge_type'),
      fc.string(),
    )
    .map(([mark, name, value]) => `https://app.test/${mark}type=recovery&${name}=${value}`),
);

function isResult(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('error' in value) || !('data' in value)) return false;
  return value.error === undefined ? value.data !== undefined : value.data === undefined;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('no argument makes a step throw, reject or hang', async () => {
  const seen = new Set<string>();
  const property = fc.asyncProperty(
    backend,
    states,
    answers,
    urls,
    fc.array(
      fc.tuple(
        mostly({ email: 'ada@example.com', redirectTo: 'https://app.test', newPassword: 'Difference-Engine-1' }),
        mostly({}),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    ),
    async (which, state, answer, url, calls) => {
      const client = backends(async () => answer())[which];
      const reset: Steps = Reflect.apply(createPasswordReset, undefined, [client, { state }]);
      const link = reset.readLink?.(url, { clean: true });
      expect(link === undefined || isResult(link)).toBe(true);
      for (const args of calls)
        for (const name of ['request', 'exchange', 'check', 'confirm', 'passwordRules']) {
          const result = reset[name]?.(...args);
          await vi.advanceTimersByTimeAsync(2 ** 31);
          if (result === undefined) continue;
          expect(await result).toSatisfy(isResult);
          seen.add(`${name} ${JSON.stringify(await result, ['error', 'kind', 'data', 'step'])}`);
        }
      reset.restart?.();
      expect(Reflect.get(reset, 'state')).toMatchObject({ step: 'start' });
    },
  );

  await fc.assert(property, { numRuns: propertyRuns });
  expect(seen.size).toBeGreaterThan(15);
});

test('no message repeats a token, a code or a password', async () => {
  vi.useRealTimers();
  const odd = fc.constantFrom('', '\n', '\u0000', ' ', '\u00e9', '\ud800', '.');
  const secrets = fc.tuple(fc.stringMatching(/^[a-z0-9]{8}$/), odd, fc.stringMatching(/^[a-z0-9]{8}$/));
  const property = fc.asyncProperty(backend, secrets, secrets, async (which, tokenParts, passwordParts) => {
    const [token, newPassword] = [tokenParts.join(''), passwordParts.join('')];
    const client = backends(async () => Response.json({}, { status: 400 }))[which];
    const reset: Steps = Reflect.apply(createPasswordReset, undefined, [client, {}]);
    const results = await Promise.all([
      reset.confirm?.({ newPassword, token }),
      reset.check?.(token),
      reset.exchange?.(token, { email: 'ada@example.com' }),
    ]);
    const messages = results.map((result) => `${Object(Object(result).error).message}`).join('\n');
    for (const part of [...tokenParts, ...passwordParts].filter((one) => one.length === 8))
      expect(messages).not.toContain(part);
  });

  await fc.assert(property, { numRuns: 300 });
});

test.each([
  undefined,
  null,
  5,
  'ready',
  {},
  { backend: 'Unleash', step: 'flying' },
  { backend: 'Unleash', step: ['sent'] },
  { backend: 'Unleash', step: 'ready' },
  { backend: 'Unleash', step: 'sent', email: 5 },
  { backend: 'InsForge', step: 'ready', token: 't' },
  '{"backend"',
])('does not accept %j as a state, and starts anew', (state) => {
  expect(createPasswordReset(createUnleashClient({ baseUrl }), { state }).state).toEqual({
    backend: 'Unleash',
    step: 'start',
  });
});

test.each([undefined, null, {}, { baseUrl }])('says that %j is not a client', (client) => {
  expect(() => Reflect.apply(createPasswordReset, undefined, [client])).toThrow('createPasswordReset needs a client');
});

test('a listener that throws changes nothing', () => {
  const reset = createPasswordReset(createUnleashClient({ baseUrl }));
  const heard: string[] = [];
  reset.subscribe(() => {
    throw new Error('no');
  });
  const stop = reset.subscribe(() => void heard.push(reset.state.step));

  reset.readLink('https://app.test/?token=t');
  stop();
  reset.restart();

  expect(heard).toEqual(['ready']);
});

test('shows the clean address without a page load, and only if asked to', () => {
  const replaceState = vi.fn();
  vi.stubGlobal('history', { state: { page: 1 }, replaceState });
  const reset = createPasswordReset(createUnleashClient({ baseUrl }));

  reset.readLink('https://app.test/reset?token=t&x=1');
  expect(replaceState).not.toHaveBeenCalled();
  reset.readLink('https://app.test/reset?token=t&x=1', { clean: true });

  expect(replaceState.mock.calls).toEqual([[{ page: 1 }, '', 'https://app.test/reset?x=1']]);
  vi.unstubAllGlobals();
});
