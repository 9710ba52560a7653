import type { AccountInput, AccountView } from './accounts.ts';
import type { Shared } from './backing.ts';
import type { Clock } from './clock.ts';
import type { Delays } from './delays.ts';
import type { FetchInput } from './fetch.ts';
import type { Limits } from './limits.ts';
import type { Message, MessageFilter, Outbox } from './outbox.ts';
import type { Provider } from './provider.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** The accounts of a mock server, as tests read and change them. */
export interface MockAccounts<Seed extends AccountInput = AccountInput, View extends AccountView = AccountView> {
  /**
   * The account with this e-mail: an exact match, or else the first match that ignores case. `undefined` if there is no
   * match.
   */
  find(email: string): Promise<View | undefined>;
  /** All accounts. */
  list(): Promise<readonly View[]>;
  /**
   * Creates the account, or replaces the account that has its e-mail. Rejects if the backend could not have such an
   * account.
   */
  put(account: Seed): Promise<View>;
  /**
   * Removes the account with this e-mail. Resolves to `false` if there is no such account. Secrets that were mailed to
   * it stay valid, as on the real servers.
   */
  delete(email: string): Promise<boolean>;
}

/** The second factors of the accounts of a mock server. */
export interface SecondFactors {
  /**
   * The code that the authenticator app of the account with this e-mail shows now, by the mock server's clock. If it
   * has several second factors, that of a verified one, and of these the one that was challenged last. Rejects if there
   * is none.
   */
  code(email: string): Promise<string>;
}

/** A running imitation of one backend, with its own state. */
export interface MockServer<
  Options extends object = object,
  Seed extends AccountInput = AccountInput,
  LimitName extends string = string,
  View extends AccountView = AccountView,
> {
  /** The backend that is imitated. */
  readonly provider: Provider<Options, Seed, LimitName, View>;
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
  /** The mails that were sent. */
  readonly outbox: Outbox;
  /** The accounts, as tests read and change them. */
  readonly accounts: MockAccounts<Seed, View>;
  /** Second factors, for backends that have them. */
  readonly secondFactors: SecondFactors;
  /** The time of this mock server, in milliseconds since 1970. */
  readonly clock: Pick<Clock, 'now' | 'advance'>;
  /** The backend's options, under the backend's own names. */
  readonly options: {
    /** All options at this moment. */
    get(): Promise<Options>;
    /**
     * Changes the given options from the next request on. Rejects, and changes nothing, if a name or a value is wrong.
     */
    set(patch: Partial<Options>): Promise<Options>;
  };
  /** Rate limits and cool-downs. */
  readonly limits: {
    /** The setting in force. */
    get(): Limits<LimitName>;
    /** Sets the limits from the next request on. Throws, and changes nothing, if a name or a value is wrong. */
    set(limits: Limits<LimitName>): void;
  };
  /** The time that each answer takes. */
  readonly delays: {
    /** The setting in force. */
    get(): Delays;
    /** Sets the delays from the next request on. Throws, and changes nothing, if the value is wrong. */
    set(delays: Delays): void;
  };
  /**
   * Restores the options, clock, limits, delays and accounts that the mock server was made with, and drops mails and
   * sessions. Requests in flight are answered first; new requests wait until the restart is done. It does not wait for
   * requests that are being delayed.
   */
  restart(): Promise<void>;
  /** Closes the mock server. Every later request or call rejects. */
  close(): Promise<void>;
}

/** What `createMockServer` returns: a mock server, and what the control API and dependent mock servers need of it. */
export interface ControlledMockServer<
  Options extends object = object,
  Seed extends AccountInput = AccountInput,
  LimitName extends string = string,
  View extends AccountView = AccountView,
> extends MockServer<Options, Seed, LimitName, View> {
  readonly behind: ControlledMockServer | undefined;
  /** @internal */
  readonly shared: Shared<Seed>;
  /** @internal */
  putAccount(account: Seed): Promise<{ account: View; created: boolean }>;
  /** @internal */
  setOptions(patch: unknown): Promise<Options>;
  /** @internal */
  listMail(filter: MessageFilter, waitMs: number): Promise<readonly Message[]>;
}
