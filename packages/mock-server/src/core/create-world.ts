import { createAccounts } from './accounts.ts';
import type { BackendTypes } from './backend-types.ts';
import { backingOf } from './backing-server.ts';
import type { Cells } from './cells.ts';
import type { Changes } from './changes/changes.ts';
import { createClock, unmoved } from './clock.ts';
import { type Delays, sleep } from './delays.ts';
import type { ArmedFaults } from './faults/faults.ts';
import type { Limits } from './limits.ts';
import { createNextCodes } from './next-codes.ts';
import { createOptionsStore } from './options.ts';
import { createOutbox } from './outbox.ts';
import type { Provider } from './provider.ts';
import { createRandom, startOf } from './random.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { RewindableStore } from './rewindable-store.ts';
import type { ControlledMockServer } from './server.ts';
import type { Setting } from './setting.ts';
import type { MockServerSettings } from './settings.ts';
import type { Store } from './store.ts';
import type { World } from './world.ts';

/** What a world is made of, besides the settings. */
export interface WorldParts {
  readonly backing: ControlledMockServer | undefined;
  readonly store: Store;
  /** The same store, if it is in memory. */
  readonly memory: RewindableStore | undefined;
  readonly cells: Cells;
  readonly changes: Pick<Changes, 'note'>;
  readonly faults: Pick<ArmedFaults, 'forMail'>;
  /** Is aborted when the mock server closes. */
  readonly closing: AbortSignal;
  readonly limits: Setting<Limits>;
  readonly delays: Setting<Delays>;
}

/** The state of a new mock server. Clock, randomness, codes and store are those of the backing server, if there is one. */
export function createWorld<T extends BackendTypes>(
  provider: Pick<Provider<T>, 'title' | 'options' | 'parseOptions' | 'sender' | 'mailBodies' | 'codeDigits'>,
  settings: Pick<MockServerSettings, 'clock' | 'random' | 'codes' | 'onMail' | 'behind'>,
  parts: WorldParts,
): World<T['options']> {
  const { backing, store, memory, cells, changes, faults, closing, limits, delays } = parts;
  const { cell, onOthers } = cells;
  const { options, parseOptions, sender, mailBodies: bodies } = provider;
  const clock = backing?.shared.clock ?? createClock(settings.clock, cell('clock', unmoved));
  const random = backing?.shared.random ?? createRandom(settings.random, cell('random', startOf(settings.random)));
  const optionsStore = createOptionsStore(store, clock, options, parseOptions, memory);
  const digits = (): number | undefined => provider.codeDigits?.(optionsStore.latest());
  const codes = backing?.shared.codes ?? createNextCodes(provider.title, cell('codes', settings.codes ?? []), digits);
  // Who sends a mail has read the options before.
  const senderNow = (): string => sender(optionsStore.latest());
  const { onMail: onSent } = settings;
  const handedOut = cell<readonly string[]>('handedOut', []);
  const onChange = (): void => changes.note('outbox');
  const sending = { sender: senderNow, bodies, onSent, onChange, handedOut, fateOf: faults.forMail };
  const outbox = createOutbox({ store, clock, random, ...sending });
  clock.onMove(outbox.look);
  onOthers(outbox.look);
  store.onOthers?.(outbox.look);
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
    // What waits when the mock server closes is never gone on with: its request was ended.
    sleep: (ms, ...ends) => new Promise((resolve) => void sleep(ms, closing, ...ends).then(resolve, () => {})),
    ...(backing && { backing: backingOf(backing, backing !== settings.behind) }),
  };
}
