import type { About } from './about/about.ts';
import type { BackendTypes, OperationOf } from './backend-types.ts';
import type { ChangeListener } from './changes/changed-part.ts';
import type { Checks } from './checks/finding.ts';
import type { Moment } from './clock.ts';
import type { Delays } from './delays.ts';
import type { Duration } from './duration.ts';
import type { Explanation } from './explain/explanation.ts';
import type { Fate } from './explain/fate.ts';
import type { Timeline } from './explain/timeline.ts';
import type { Faults } from './faults/fault.ts';
import type { Journal } from './journal/journal.ts';
import type { LimitCounter } from './limit-counters.ts';
import type { Limits } from './limits.ts';
import type { MessageFilter } from './message-filter.ts';
import type { MockAccounts, SecondFactors } from './mock-accounts.ts';
import type { Outbox } from './outbox.ts';
import type { Sessions } from './sessions/session.ts';
import type { Situations } from './situations/situation.ts';
import type { Snapshot } from './snapshot/snapshot.ts';

/** A value, or a promise of it: `await` takes both. */
export type Awaitable<T> = T | Promise<T>;

/**
 * What a test does with a mock server, in the process or over a port. A test that awaits every call runs with both: a mock
 * server is one, and `createMockControl` makes one for a server on a port.
 */
export interface MockControl<T extends BackendTypes = BackendTypes> {
  /** What the backend offers, and how an app is pointed at it. */
  about(): Promise<About>;
  /** The mails that were sent. */
  readonly outbox: Outbox;
  /** The accounts, as tests read and change them. */
  readonly accounts: MockAccounts<T['account'], T['view']>;
  /** Second factors, for backends that have them. */
  readonly secondFactors: SecondFactors;
  /** The time of the mock server. Times are milliseconds since 1970. */
  readonly clock: {
    /** Now. */
    now(): Awaitable<number>;
    /** Whether the clock stands. */
    isFrozen(): Awaitable<boolean>;
    /** Advances the clock by milliseconds or a duration such as `'16m'`. Gives the new time. Refuses a negative one. */
    advance(duration: Duration): Awaitable<number>;
    /** Sets the clock to a later moment. Gives that time. Refuses one in the past of the clock. */
    set(moment: Moment): Awaitable<number>;
    /** Stops the clock. Gives the time at which it stands. */
    freeze(): Awaitable<number>;
    /** Lets the clock go on. Gives the time from which it does. */
    resume(): Awaitable<number>;
  };
  /** The backend's options, under the backend's own names. */
  readonly options: {
    /** All options at this moment. */
    get(): Promise<T['options']>;
    /**
     * Changes the given options from the next request on. Rejects, and changes nothing, if a name or a value is wrong.
     */
    set(patch: Partial<T['options']>): Promise<T['options']>;
    /** What `set` takes, as a JSON Schema (draft 2020-12) with descriptions: a form can be made of it. */
    schema(): Promise<Readonly<Record<string, unknown>>>;
  };
  /** Rate limits and cool-downs. */
  readonly limits: {
    /** The setting in force. */
    get(): Awaitable<Limits<T['limit']>>;
    /** Sets the limits from the next request on. Refuses, and changes nothing, if a name or a value is wrong. */
    set(limits: Limits<T['limit']>): Awaitable<void>;
    /** What is used up of the limits that are on. None where limits are off. `about` tells which limits there are. */
    counters(): Promise<readonly LimitCounter<T['limit']>[]>;
  };
  /** The time that each answer takes. */
  readonly delays: {
    /** The setting in force. */
    get(): Awaitable<Delays>;
    /** Sets the delays from the next request on. Refuses, and changes nothing, if the value is wrong. */
    set(delays: Delays): Awaitable<void>;
  };
  /** The codes of the next mails. After them, codes are random again. */
  readonly codes: {
    /** Those that were not mailed yet, the next one first. */
    get(): Awaitable<readonly string[]>;
    /** Replaces them. Refuses, and changes nothing, if the backend could not mail one of them. */
    set(codes: readonly string[]): Awaitable<void>;
  };
  /** The failures that a test asks for. */
  readonly faults: Faults<T['fault']>;
  /** The states that a password reset can be in, made with one call. */
  readonly situations: Situations<T['situation']>;
  /** Sessions, for apps that start signed in. */
  readonly sessions: Sessions;
  /** The requests that were received, with their answers. */
  readonly journal: Journal<OperationOf<T>>;
  /**
   * Tells the life of a secret from issue to its end, with the request that ended it: of a mail or its id, or of a code, a
   * token or a link. Whether it is good now is asked of the backend itself, without consequences. Rejects for an empty text.
   */
  explain(mailOrSecret: string | { readonly id: string }): Promise<Explanation>;
  /**
   * What became of the secrets of mails, in short: those in the outbox that match, newest first. Each says what `explain`
   * says of its mail, and one call for all mails takes far less time.
   */
  fates(filter?: MessageFilter): Promise<readonly Fate[]>;
  /**
   * The life of an account, ready to be drawn: its secrets and sessions from issue to end, new passwords, limits that
   * refused it, and what did that. The address matches in any case. Rejects for an empty text.
   */
  timeline(email: string): Promise<Timeline>;
  /** What the journal says of an app's security, and of a suite. */
  readonly checks: Checks<OperationOf<T>>;
  /**
   * Calls a function with the parts that changed, by the names of the members of this object that read them again: first with all
   * parts, then after each change. All changes of a turn of the event loop are one call. A restart, a restored snapshot and the end
   * of the mock server name all parts. Over a port also a server that was away and is back. Returns the function that ends it.
   */
  onChange(listener: ChangeListener): () => void;
  /**
   * The mock server of a namespace: a world of its own, made on first use from the same provider and settings. Throws if the
   * name is not 1 to 64 letters, digits, `.`, `-` and `_`, and in a namespace, which has none itself.
   */
  namespace(name: string): MockControl<T>;
  /** The namespaces there are. The 10,000 that were used last are kept. */
  readonly namespaces: {
    /** Their names. */
    list(): Awaitable<readonly string[]>;
    /** Closes a namespace and forgets its state. Resolves to `false` if there is none of this name. */
    drop(name: string): Promise<boolean>;
  };
  /**
   * Restores the options, clock, limits, delays and accounts that the mock server was made with, and drops mails,
   * sessions, faults and the journal. Requests in flight are answered first; new requests wait until the restart is
   * done. It does not wait for requests that are being delayed. Accounts without an `id` in the seed may get another one.
   */
  restart(): Promise<void>;
  /**
   * The whole state as one plain JSON value: accounts, mails, sessions, options, clock, randomness, next codes, limits,
   * delays and faults. Requests in flight are answered first. For two mock servers that form one backend it has both.
   */
  snapshot(): Promise<Snapshot>;
  /**
   * Restores a snapshot of a mock server of the same provider, taken here, in another process or over a port. Requests in
   * flight are answered first. Rejects, and changes nothing, if it is not a snapshot, or one of another provider or
   * version. The journal stays as it is.
   */
  restore(snapshot: object): Promise<void>;
}
