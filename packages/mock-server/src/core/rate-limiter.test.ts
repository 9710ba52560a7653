import { expect, test } from 'vitest';
import { type Clock, createClock } from './clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { createRateLimiter, freshWindow, type RateLimiter } from './rate-limiter.ts';
import type { Change, Store } from './store.ts';

const window = { max: 2, windowMs: 60_000 };

function start(): { limiter: RateLimiter; clock: Clock } {
  const clock = createClock('2026-01-02T03:04:05Z');
  return { clock, limiter: createRateLimiter(createMemoryStore(), clock) };
}

test('counts down and says when one is too many', async () => {
  const { limiter } = start();

  expect(await limiter.hit('send', 'ip', window)).toEqual({ remaining: 1, resetsInMs: 60_000, exceeded: false });
  expect(await limiter.hit('send', 'ip', window)).toEqual({ remaining: 0, resetsInMs: 60_000, exceeded: false });
  expect(await limiter.hit('send', 'ip', window)).toEqual({ remaining: 0, resetsInMs: 60_000, exceeded: true });
});

test('starts the window with the first hit and never moves its end', async () => {
  const { limiter, clock } = start();
  await limiter.hit('send', 'ip', window);
  clock.advance('59s');

  expect(await limiter.hit('send', 'ip', window)).toEqual({ remaining: 0, resetsInMs: 1_000, exceeded: false });
  expect(await limiter.hit('send', 'ip', window)).toEqual({ remaining: 0, resetsInMs: 1_000, exceeded: true });
});

test('starts afresh at the end of the window', async () => {
  const { limiter, clock } = start();
  for (const _ of [1, 2, 3]) await limiter.hit('send', 'ip', window);
  clock.advance(window.windowMs);

  expect(await limiter.hit('send', 'ip', window)).toEqual({ remaining: 1, resetsInMs: 60_000, exceeded: false });
});

test('forgets what was counted for a key, and nothing of another one', async () => {
  const { limiter } = start();
  for (const key of ['a', 'b']) await limiter.hit('send', key, window);

  await limiter.forget('send', 'a');

  expect(await limiter.hit('send', 'a', window)).toMatchObject({ remaining: 1 });
  expect(await limiter.hit('send', 'b', window)).toMatchObject({ remaining: 0 });
});

test('refuses a request that finds a token bucket empty, which costs nothing', async () => {
  const { limiter, clock } = start();
  const hit = () => limiter.hitTokenBucket('send', 'ip', window);
  const taken = { exceeded: false, resetsInMs: 0 };

  expect([await hit(), await hit(), await hit()]).toEqual([taken, taken, { exceeded: true, resetsInMs: 30_000 }]);
  clock.advance('29s');
  expect(await hit()).toEqual({ exceeded: true, resetsInMs: 1_000 });
  clock.advance('1s');
  expect([await hit(), await hit()]).toEqual([taken, { exceeded: true, resetsInMs: 30_000 }]);
});

test('fills a token bucket up to its maximum', async () => {
  const { limiter, clock } = start();
  const isRefused = async () => (await limiter.hitTokenBucket('send', 'ip', window)).exceeded;
  await isRefused();
  clock.advance('7d');

  expect([await isRefused(), await isRefused(), await isRefused()]).toEqual([false, false, true]);
});

test('refuses every request if a token bucket has no tokens', async () => {
  const { limiter } = start();

  expect(await limiter.hitTokenBucket('send', 'ip', { ...window, max: 0 })).toEqual({
    exceeded: true,
    resetsInMs: Number.POSITIVE_INFINITY,
  });
});

test('counts each bucket and each key for itself', async () => {
  const { limiter } = start();
  for (const _ of [1, 2, 3]) await limiter.hit('send', 'ip', window);

  expect((await limiter.hit('send', 'other ip', window)).remaining).toBe(1);
  expect((await limiter.hit('verify', 'ip', window)).remaining).toBe(1);
});

test('takes a hit back', async () => {
  const { limiter } = start();
  await limiter.hit('verify', 'ip', window);

  await limiter.undoHit('verify', 'ip');

  expect((await limiter.hit('verify', 'ip', window)).remaining).toBe(1);
});

test('takes back no more hits than there were', async () => {
  const { limiter } = start();
  await limiter.hit('verify', 'ip', window);

  for (const _ of [1, 2, 3]) await limiter.undoHit('verify', 'ip');
  await limiter.undoHit('verify', 'stranger');

  expect((await limiter.hit('verify', 'ip', window)).remaining).toBe(1);
  expect((await limiter.hit('verify', 'stranger', window)).remaining).toBe(1);
});

test('counts all of many hits at once', async () => {
  const { limiter } = start();

  const states = await Promise.all([1, 2, 3, 4].map(() => limiter.hit('send', 'ip', window)));

  expect(states.map(({ exceeded }) => exceeded)).toEqual([false, false, true, true]);
});

test('shows a window of which only the present request is used', () => {
  expect(freshWindow({ max: 5, windowMs: 900_000 })).toEqual({ remaining: 4, resetsInMs: 900_000, exceeded: false });
});

/** Requests of many clients, again and again, with pauses between them: what each of them was told. */
async function manyHits(store: Store): Promise<readonly unknown[]> {
  const clock = createClock('2026-01-02T03:04:05Z');
  const limiter = createRateLimiter(store, clock);
  const told: unknown[] = [];
  for (let hit = 0; hit < 6_000; hit += 1) {
    // Some come once, some often; the last one before a pause of an hour comes again soon after it.
    const key = String(hit % 3 === 0 ? hit % 17 : hit % 2_500);
    const counts = hit % 2 === 0 ? limiter.hit('window', key, window) : limiter.hitTokenBucket('bucket', key, window);
    told.push(await counts);
    clock.advance(hit % 1_500 === 0 ? '61m' : 20);
  }
  return told;
}

test('keeps no windows that were over long ago, and says the same as if it kept them', async () => {
  const store = createMemoryStore();
  const keeping = createMemoryStore();

  const told = await manyHits(store);

  const update: Store['update'] = <T, R>(key: string, change: Change<T, R>) =>
    keeping.update<T, R>(key, (value) => {
      const [next, result] = change(value);
      return [next ?? value, result];
    });
  expect(await manyHits({ ...keeping, update })).toEqual(told);
  const left = (await store.list('limit/')).length;
  expect(left).toBeLessThan(2_000);
  expect((await keeping.list('limit/')).length).toBeGreaterThan(left);
});
