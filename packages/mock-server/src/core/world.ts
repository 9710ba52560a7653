import type { AccountChange } from './account-change.ts';
import type { Accounts } from './accounts.ts';
import type { Backing } from './backing.ts';
import type { Clock } from './clock.ts';
import type { Delays } from './delays.ts';
import type { Limits } from './limits.ts';
import type { NextCodes } from './next-codes.ts';
import type { OptionsState, OptionsStore } from './options.ts';
import type { SendingOutbox } from './outbox.ts';
import type { Random } from './random.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Store } from './store.ts';

/** The state of one mock server, as its provider reads and changes it. */
export interface World<Options> {
  readonly clock: Clock;
  readonly random: Random;
  /** The codes that a test wants in the next mails. */
  readonly codes: NextCodes;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly outbox: SendingOutbox;
  readonly limiter: RateLimiter;
  readonly optionsStore: OptionsStore<Options>;
  readonly limits: () => Limits;
  readonly delays: () => Delays;
  /** Waits in real time. Rejects when the mock server closes. */
  readonly sleep: (ms: number, ...ends: readonly AbortSignal[]) => Promise<void>;
  /** The backing server. Always present for a provider that has `behind`. */
  readonly backing?: Backing;
}

/** The world for one request, or for one call of the directory: with the options as they were when it began. */
export interface RequestWorld<Options> extends Omit<World<Options>, 'optionsStore' | 'outbox'> {
  readonly options: Options;
  /** The same options, with the times of their changes. */
  readonly optionsState: OptionsState<Options>;
  /** For changes. It has no method to read the options again: they are read once, at the beginning. */
  readonly optionsStore: Pick<OptionsStore<Options>, 'set'>;
  /** Sends mails, and writes down which ones. */
  readonly outbox: Pick<SendingOutbox, 'send'>;
  /** Notes that the mail server took no mail: a fault that asked for it has happened then. */
  readonly noteRefusal: () => void;
  /** Notes that a limit refused the request, or a mail of it, for so many milliseconds from now on. */
  readonly noteLimit: (name: string, forMs: number) => void;
  /** Notes what the request did to an account, if it did something. */
  readonly noteAccount: (change: AccountChange | undefined) => void;
}
