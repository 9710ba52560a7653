import { expect, test, vi } from 'vitest';
import type { Fetch } from '../client/options.ts';
import { createInsforgeClient } from '../providers/insforge/index.ts';
import { createSupabaseClient } from '../providers/supabase/index.ts';
import { createUnleashClient } from '../providers/unleash/index.ts';
import { createPasswordReset } from './password-reset.ts';

const baseUrl = 'https://backend.test';
const email = 'ada@example.com';

/** A `fetch` whose answers come when they are given, in the order of the requests. */
function answersLater() {
  const waiting: ((body: object) => void)[] = [];
  const fetch = vi.fn<Fetch>(
    ({ signal }) =>
      new Promise((resolve, reject) => {
        waiting.push((body) => resolve(Response.json(body)));
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
  );
  const paths = () => fetch.mock.calls.map(([{ url }]) => new URL(url).pathname);
  return { fetch, paths, answer: (body: object = {}) => waiting.shift()?.(body) };
}

const tick = () => new Promise((resolve) => setImmediate(resolve));

function unleash() {
  const { fetch, ...network } = answersLater();
  return { ...network, sent: fetch.mock.calls, reset: createPasswordReset(createUnleashClient({ baseUrl, fetch })) };
}

test('a mail that is asked for again while the first is on its way is asked for once', async () => {
  const { reset, sent } = unleash();

  reset.request({ email });
  reset.request({ email });
  await expect.poll(() => sent).toHaveLength(1);
  await tick();

  expect(sent).toHaveLength(1);
});

test('the end of a step from before a restart does not let a mail out twice', async () => {
  const { reset, sent, answer } = unleash();
  const first = reset.request({ email });
  await expect.poll(() => sent).toHaveLength(1);
  reset.restart();
  reset.request({ email });
  await expect.poll(() => sent).toHaveLength(2);

  answer();
  await first;
  reset.request({ email });
  await tick();

  expect(sent).toHaveLength(2);
  expect(reset.state.step).toBe('start');
});

test('the abort of one does not let the other out twice', async () => {
  const { reset, sent } = unleash();
  const [one, other] = [new AbortController(), new AbortController()];
  const aborted = reset.request({ email }, { signal: one.signal });
  reset.request({ email }, { signal: other.signal });
  await expect.poll(() => sent).toHaveLength(2);

  one.abort();
  await aborted;
  reset.request({ email }, { signal: other.signal });
  await tick();

  expect(sent).toHaveLength(2);
});

test('a listener that asks for the same again is given what has just come', async () => {
  const { reset, sent, answer } = unleash();
  reset.subscribe(() => void reset.request({ email }));
  const request = reset.request({ email });
  await expect.poll(() => sent).toHaveLength(1);

  answer();
  await request;
  await tick();

  expect(sent).toHaveLength(1);
});

test('a password that is set with a token from elsewhere is set once, also while the token is being traded', async () => {
  const { fetch, paths, answer } = answersLater();
  const reset = createPasswordReset(createSupabaseClient({ baseUrl, anonKey: 'k', fetch }));
  const input = { newPassword: 'Difference-Engine-1822', token: 'hash' };
  reset.confirm(input);
  await expect.poll(() => fetch).toHaveBeenCalledTimes(1);
  answer({ access_token: 'a.b.c', refresh_token: 'r' });
  await expect.poll(() => fetch).toHaveBeenCalledTimes(2);

  reset.confirm(input);
  await tick();

  expect(paths()).toEqual(['/auth/v1/verify', '/auth/v1/user']);
});

test('a mail that is on its way is not asked for again after digits were traded', async () => {
  const { fetch, answer } = answersLater();
  const reset = createPasswordReset(createInsforgeClient({ baseUrl, fetch }));
  const exchange = reset.exchange('481502', { email });
  await expect.poll(() => fetch).toHaveBeenCalledTimes(1);
  reset.request({ email });
  await expect.poll(() => fetch).toHaveBeenCalledTimes(2);
  answer({ token: 't', expiresAt: '2026-11-21T17:00:00.000Z' });
  await exchange;

  reset.request({ email });
  await tick();

  expect(fetch).toHaveBeenCalledTimes(2);
});

test('the same digits for another address are sent, for the same address not', async () => {
  const { fetch } = answersLater();
  const state = { backend: 'InsForge', step: 'sent', next: 'code', email, resendAt: 0 };
  const reset = createPasswordReset(createInsforgeClient({ baseUrl, fetch }), { state });

  reset.exchange('481502');
  reset.exchange('481502', { email });
  reset.exchange('481502', { email: 'bob@example.com' });
  await expect.poll(() => fetch).toHaveBeenCalledTimes(2);
  await tick();

  expect(fetch).toHaveBeenCalledTimes(2);
});

test('options that are null count as left out', async () => {
  const { reset, sent, answer } = unleash();
  const result = Reflect.apply(reset.request, undefined, [{ email }, null]);
  await expect.poll(() => sent).toHaveLength(1);

  answer();

  expect(await result).toMatchObject({ error: undefined });
});
