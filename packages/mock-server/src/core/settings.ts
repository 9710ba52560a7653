import type { AccountInput } from './accounts.ts';
import type { BackendTypes } from './backend-types.ts';
import type { ClockSetting } from './clock.ts';
import type { CorsSetting } from './cors.ts';
import type { Delays } from './delays.ts';
import type { CallFault } from './faults/fault.ts';
import type { FirstState } from './first-state.ts';
import type { JournalRow } from './journal/journal-row.ts';
import type { Limits } from './limits.ts';
import type { Message } from './message.ts';
import type { ControlledMockServer } from './server.ts';
import type { Store } from './store.ts';

/**
 * The settings of `createMockServer`. They are the same for every provider; names of situations and of operations are the
 * provider's own, see `SettingsOf`.
 */
export interface MockServerSettings<
  Seed extends AccountInput = AccountInput,
  LimitName extends string = string,
  SituationName extends string = never,
  Fault extends CallFault = never,
> extends FirstState<SituationName, Fault> {
  /**
   * The URL of the backend. Default: the origin that the backend's own SDK uses. MSW handlers match it; `'*'` matches
   * every origin.
   */
  readonly baseUrl?: string;
  /**
   * Where the app is, such as `http://localhost:5173`: mailed links lead there. Where a request names the page, that page may be
   * there. An option of the backend that says something else wins. Default: what the options say.
   */
  readonly app?: string;
  /** The accounts that exist at the start and after each `restart()`. Default: none. */
  readonly seed?: readonly Seed[];
  /**
   * A function that returns milliseconds since 1970, or a moment at which the clock stands until `advance`. Default:
   * the machine's time.
   */
  readonly clock?: ClockSetting;
  /** A seed that makes codes, tokens and ids the same in every run. Default: the platform's randomness. */
  readonly random?: string | number;
  /**
   * The codes of the first mails, in this order. Later ones are random, or follow from `random`. A link whose token the
   * backend makes from the code is the same each time too. Default: none.
   */
  readonly codes?: readonly string[];
  /**
   * Whether e-mail addresses say what becomes of a reset, for apps whose tests can call nothing: `ada+expired@example.com`
   * gets a code or link that has expired. Default: `false`.
   */
  readonly magicAddresses?: boolean;
  /** Rate limits and cool-downs. Default: `'off'`. */
  readonly limits?: Limits<LimitName>;
  /** The time that each answer takes. Default: `'off'`. */
  readonly delays?: Delays;
  /**
   * The origins that may call from a browser. Default: `'real'`, the rules of the real backend. `'open'` allows every
   * origin.
   */
  readonly cors?: CorsSetting;
  /** The storage of all state. Default: memory. */
  readonly store?: Store;
  /**
   * The URL of a real backend of this provider. Requests to paths that the mock does not implement are forwarded to it.
   */
  readonly upstream?: string;
  /**
   * Called for each mail that is sent, with the name of the namespace if it is not the default one. An error that it throws
   * is printed on the console and has no other effect.
   */
  readonly onMail?: (message: Message, namespace?: string) => void;
  /**
   * Called for each request with its row of the journal, and with the name of the namespace if it is not the default one.
   * An error that it throws is printed on the console and has no other effect.
   */
  readonly onRequest?: (row: JournalRow, namespace?: string) => void;
  /**
   * For a backend that stores its accounts in another backend (AppHandoff, in Supabase): the mock server of that other
   * backend. Accounts, clock, randomness, store and restarts are then shared with it. Default: the mock server makes
   * one for itself.
   */
  readonly behind?: ControlledMockServer;
}

/**
 * The settings of a mock server of one backend, with the names of its limits, situations and operations:
 * `SettingsOf<InsforgeTypes>`.
 */
export type SettingsOf<T extends BackendTypes> = MockServerSettings<
  T['account'],
  T['limit'],
  T['situation'],
  T['fault']
>;
