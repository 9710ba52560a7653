import { createAccounts } from './accounts.ts';
import type { Clock } from './clock.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { World } from './world.ts';

/**
 * The same state with a clock that runs behind by some milliseconds: what a backend does in it is done at an earlier time,
 * and nothing else in the world becomes older.
 */
export function worldBehind<Options>(
  world: World<Options>,
  ms: number,
  backing: World<Options>['backing'],
): World<Options> {
  const { store, random, outbox } = world;
  const clock: Clock = { ...world.clock, now: () => world.clock.now() - ms, present: world.clock.now };
  return {
    ...world,
    clock,
    accounts: createAccounts(store, clock, random),
    outbox: outbox.sendingBy(clock),
    limiter: createRateLimiter(store, clock),
    ...(backing && { backing }),
  };
}
