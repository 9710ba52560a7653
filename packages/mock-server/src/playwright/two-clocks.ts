import type { BrowserContext, Clock } from '@playwright/test';
import { milliseconds } from '../core/duration.ts';
import type { MockControl } from '../core/mock-control.ts';

/** The clock of a test's mock server and that of its browser context, of which a test may have only one. */
export interface TwoClocks {
  /** The clock of a mock server that takes the pages' clock with it: their countdowns and timers move as much. */
  leading(clock: MockControl['clock']): Promise<MockControl['clock']>;
  /** Lets the clock of a context follow until it is closed. */
  follow(context: BrowserContext): Promise<void>;
  /** Sets the pages' clock to that of the mock server, also back, as after a restart. */
  align(): Promise<void>;
}

/** Neither clock is known yet; either may come first. */
export function createTwoClocks(): TwoClocks {
  let leader: MockControl['clock'] | undefined;
  let pages: Clock | undefined;
  const meet = async (): Promise<void> => {
    if (leader && pages) await pages.install({ time: await leader.now() });
  };
  return {
    async leading(clock) {
      leader = clock;
      await meet();
      return moving(clock, () => pages);
    },
    async follow(context) {
      pages = context.clock;
      context.once('close', () => {
        pages = undefined;
      });
      await meet();
    },
    async align() {
      if (leader && pages) await pages.setSystemTime(await leader.now());
    },
  };
}

function moving(clock: MockControl['clock'], pages: () => Clock | undefined): MockControl['clock'] {
  return {
    now: clock.now,
    isFrozen: clock.isFrozen,
    async advance(duration) {
      const now = await clock.advance(duration);
      await pages()?.fastForward(milliseconds(duration));
      return now;
    },
    async set(moment) {
      const before = await clock.now();
      const now = await clock.set(moment);
      await pages()?.fastForward(Math.max(0, now - before));
      return now;
    },
    async freeze() {
      const now = await clock.freeze();
      const following = pages();
      return following ? pauseBoth(clock, following, now) : now;
    },
    async resume() {
      const now = await clock.resume();
      await pages()?.resume();
      return now;
    },
  };
}

/** Pauses both at a moment that is a little ahead: time goes on in the pages until they hear of it, and they cannot go back. */
async function pauseBoth(clock: MockControl['clock'], pages: Clock, now: number, aheadMs = 500): Promise<number> {
  try {
    await pages.pauseAt(now + aheadMs);
  } catch (error) {
    const isLate = error instanceof Error && error.message.includes('to the past');
    if (!isLate || aheadMs > 60_000) throw error;
    return pauseBoth(clock, pages, now, aheadMs * 2);
  }
  return clock.advance(aheadMs);
}
