import { createAccounts } from './accounts.ts';
import type { Aside } from './aside.ts';
import { createCells } from './cells.ts';
import type { Clock } from './clock.ts';
import { createNextCodes } from './next-codes.ts';
import { createOutbox } from './outbox.ts';
import { overlayStore } from './overlay-store.ts';
import { createRandom } from './random.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { World } from './world.ts';

/**
 * A world that begins with the state of another one and has no consequences for it: what is done in it changes no account
 * there, sends no mail, takes none of the next codes, draws no random number and waits for nothing.
 */
export function worldAside<Options>(
  world: World<Options>,
  aside: Aside,
  backing: World<Options>['backing'],
): World<Options> {
  const { limits, delays, sleep } = aside;
  const store = overlayStore(world.store);
  aside.stores?.push(store);
  const random = createRandom('aside');
  const clock: Clock = { ...world.clock, now: () => world.clock.now() - aside.behindMs };
  return {
    ...world,
    store,
    random,
    codes: createNextCodes('aside', createCells().cell<readonly string[]>('codes', []), () => undefined),
    clock,
    accounts: createAccounts(store, clock, random),
    limiter: createRateLimiter(store, clock),
    outbox: createOutbox({
      store,
      clock,
      random,
      sender: () => 'Aside <aside@example.com>',
      bodies: world.outbox.bodies,
      onSent: undefined,
      fateOf: () => undefined,
    }),
    limits: () => limits,
    delays: () => delays,
    sleep,
    ...(backing && { backing }),
  };
}
