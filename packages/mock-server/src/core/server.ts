import type { BackendTypes } from './backend-types.ts';
import type { Shared } from './backing.ts';
import type { RequestHead } from './body-size.ts';
import type { Clock } from './clock.ts';
import type { Delays } from './delays.ts';
import type { FetchInput } from './fetch-call.ts';
import type { LimitCounter } from './limit-counters.ts';
import type { Limits } from './limits.ts';
import type { MockControl } from './mock-control.ts';
import type { Mailbox } from './outbox.ts';
import type { Place } from './place.ts';
import type { Provider } from './provider.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** A running imitation of one backend, with its own state. */
export interface MockServer<T extends BackendTypes = BackendTypes> extends MockControl<T> {
  /** The backend that is imitated. */
  readonly provider: Provider<T>;
  /**
   * The setting `baseUrl`, or the origin that the backend's own SDK uses; without a slash at its end. `'*'` stands for
   * every origin.
   */
  readonly baseUrl: string;
  /** The setting `upstream`, without a slash at its end. */
  readonly upstream: string | undefined;
  /**
   * The mock server of the backend that stores the accounts of this one. `undefined` for a backend that stores its own
   * accounts.
   */
  readonly behind: MockServer | undefined;
  /** Answers a request in process: pass it as `fetch` to any client. A redirect is returned, not followed. */
  fetch(input: FetchInput, init?: RequestInit): Promise<Response>;
  /** Answers a request that is given as plain values. */
  handle(request: WireRequest): Promise<WireReply>;
  /** Whether the backend has an operation at the path of this target, for any method. */
  knows(target: string): boolean;
  /** The time of this mock server. */
  readonly clock: Omit<Clock, 'restore' | 'state' | 'onMove' | 'present'>;
  /** Rate limits and cool-downs. */
  readonly limits: {
    /** The setting in force. */
    get(): Limits<T['limit']>;
    /** Sets the limits from the next request on. Throws, and changes nothing, if a name or a value is wrong. */
    set(limits: Limits<T['limit']>): void;
    /** What is used up of the limits that are on. None where limits are off. `about` tells which limits there are. */
    counters(): Promise<readonly LimitCounter<T['limit']>[]>;
  };
  /** The time that each answer takes. */
  readonly delays: {
    /** The setting in force. */
    get(): Delays;
    /** Sets the delays from the next request on. Throws, and changes nothing, if the value is wrong. */
    set(delays: Delays): void;
  };
  /** The codes of the next mails. After them, codes are random again. */
  readonly codes: {
    /** Those that were not mailed yet, the next one first. */
    get(): readonly string[];
    /** Replaces them. Throws, and changes nothing, if the backend could not mail one of them. */
    set(codes: readonly string[]): void;
  };
  /**
   * The mock server of a namespace: a world of its own, made on first use from the same provider and settings. Its
   * `baseUrl` is what a client of it must be given. Throws if the name is not 1 to 64 letters, digits, `.`, `-` and `_`.
   */
  namespace(name: string): MockServer<T>;
  /** The namespaces there are. The 10,000 that were used last are kept. */
  readonly namespaces: {
    /** Their names. */
    list(): readonly string[];
    /** Closes a namespace and forgets its state. Resolves to `false` if there is none of this name. */
    drop(name: string): Promise<boolean>;
  };
  /**
   * Writes the rows of the journal into the store, from where a mock server that is made on it later has them again; all
   * other state is there at each change. `setupMockWorker` calls it when a page is left. `undefined` without the setting
   * `store`: state then ends with the mock server.
   */
  readonly keep: (() => void) | undefined;
  /** Closes the mock server. Every later request or call rejects, and so does everything that still waits. */
  close(): Promise<void>;
}

/** What `createMockServer` returns: a mock server, and what the control API and dependent mock servers need of it. */
export interface ControlledMockServer<T extends BackendTypes = BackendTypes> extends MockServer<T> {
  readonly behind: ControlledMockServer | undefined;
  namespace(name: string): ControlledMockServer<T>;
  /** @internal */
  readonly shared: Shared<T['account']>;
  /** @internal Whether its seed was made now, and not by an earlier mock server over the same store. */
  isNew(): Promise<boolean>;
  /** @internal Resolves when all that a test has changed is in the store, and what others have changed there was read. */
  settled(): Promise<void>;
  /** @internal How many bytes of the body of a request are read. One more is read of a longer body. */
  bodyLimit(request: RequestHead): number;
  /** @internal Says where clients reach this mock server. */
  servedAt(place: Place): void;
  /** @internal */
  putAccount(account: T['account']): Promise<{ account: T['view']; created: boolean }>;
  /** @internal */
  setOptions(patch: unknown): Promise<T['options']>;
  /** @internal The mails as a mail client sees them. */
  readonly mailbox: Mailbox;
}
