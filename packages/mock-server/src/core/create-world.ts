import { createAccounts } from './accounts.ts';
import type { BackendTypes } from './backend-types.ts';
import { backingOf } from './backing-server.ts';
import { createClock } from './clock.ts';
import { type Delays, sleep } from './delays.ts';
import type { ArmedFaults } from './faults/faults.ts';
import type { Limits } from './limits.ts';
import { createMemoryStore } from './memory-store.ts';
import { createNextCodes } from './next-codes.ts';
import { createOptionsStore } from './options.ts';
import { createOutbox } from './outbox.ts';
import type { Provider } from './provider.ts';
import { createRandom } from './random.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { ControlledMockServer } from './server.ts';
import type { Setting } from './setting.ts';
import type { MockServerSettings } from './settings.ts';
import type { World } from './world.ts';

/** What a world is made of, besides the settings. */
export interface WorldParts {
  readonly backing: ControlledMockServer | undefined;
  readonly faults: Pick<ArmedFaults, 'forMail'>;
  /** Is aborted when the mock server closes. */
  readonly closing: AbortSignal;
  readonly limits: Setting<Limits>;
  readonly delays: Setting<Delays>;
}

/** The state of a new mock server. Clock, randomness, codes and store are those of the backing server, if there is one. */
export function createWorld<T extends BackendTypes>(
  provider: Pick<Provider<T>, 'id' | 'title' | 'options' | 'parseOptions' | 'sender' | 'codeDigits'>,
  settings: Pick<MockServerSettings, 'clock' | 'random' | 'codes' | 'store' | 'onMail' | 'behind'>,
  { backing, faults, closing, limits, delays }: WorldParts,
): World<T['options']> {
  const { id, options, parseOptions, sender } = provider;
  const clock = backing?.shared.clock ?? createClock(settings.clock);
  const random = backing?.shared.random ?? createRandom(settings.random);
  const store = backing?.shared.storeFor(id) ?? settings.store ?? createMemoryStore();
  const optionsStore = createOptionsStore(store, clock, options, parseOptions);
  const digits = (): number | undefined => provider.codeDigits?.(optionsStore.latest());
  const codes = backing?.shared.codes ?? createNextCodes(provider.title, settings.codes ?? [], digits);
  // Who sends a mail has read the options before.
  const senderNow = (): string => sender(optionsStore.latest());
  const { onMail: onSent } = settings;
  const outbox = createOutbox({ store, clock, random, sender: senderNow, onSent, fateOf: faults.forMail });
  clock.onMove(outbox.look);
  return {
    clock,
    random,
    codes,
    store,
    accounts: createAccounts(store, clock, random),
    outbox,
    limiter: createRateLimiter(store, clock),
    optionsStore,
    limits: limits.get,
    delays: delays.get,
    sleep: (ms) => sleep(ms, closing),
    ...(backing && { backing: backingOf(backing, backing !== settings.behind) }),
  };
}
