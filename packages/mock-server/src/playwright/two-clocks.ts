import type { Page } from '@playwright/test';
import { milliseconds } from '../core/duration.ts';
import type { MockControl } from '../core/mock-control.ts';

/**
 * The clock of a mock server that takes the page's clock with it: countdowns and timers of the page move as much as the
 * backend's time does.
 */
export async function twoClocks(
  clock: MockControl['clock'],
  { clock: pageClock }: Page,
): Promise<MockControl['clock']> {
  await pageClock.install({ time: await clock.now() });
  return {
    now: clock.now,
    isFrozen: clock.isFrozen,
    async advance(duration) {
      const now = await clock.advance(duration);
      await pageClock.fastForward(milliseconds(duration));
      return now;
    },
    async set(moment) {
      const before = await clock.now();
      const now = await clock.set(moment);
      await pageClock.fastForward(Math.max(0, now - before));
      return now;
    },
    async freeze() {
      const now = await clock.freeze();
      await pageClock.pauseAt(now);
      return now;
    },
    async resume() {
      const now = await clock.resume();
      await pageClock.resume();
      return now;
    },
  };
}
