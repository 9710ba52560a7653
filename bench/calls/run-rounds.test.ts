import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { orderOf, runRounds } from './run-rounds.ts';

// The clock that is read is turned by the calls.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test('goes there and back, beginning with another one each time', () => {
  expect([0, 1, 2, 3].map((round) => orderOf(3, round).join(''))).toEqual(['012210', '120021', '201102', '012210']);
});

test('gives the microseconds of a call in each round that is not a warm-up', async () => {
  const calls = { slow: 0, quick: 0 };
  const contestant = (name: keyof typeof calls, milliseconds: number) => ({
    name,
    async call() {
      vi.advanceTimersByTime(milliseconds);
      calls[name] += 1;
      return true;
    },
  });

  const rounds = await runRounds([contestant('slow', 5), contestant('quick', 1)], {
    warmUpRounds: 1,
    rounds: 2,
    calls: 3,
  });

  expect(calls).toEqual({ slow: 18, quick: 18 });
  expect(rounds).toEqual([
    [5_000, 1_000],
    [5_000, 1_000],
  ]);
});

test('takes no call for quick that failed', async () => {
  const broken = { name: 'broken', call: async () => undefined };

  await expect(runRounds([broken], { warmUpRounds: 0, rounds: 1, calls: 1 })).rejects.toThrow('broken');
});
