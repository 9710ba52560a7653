import type { AccountInput, Accounts } from './accounts.ts';
import type { Behind } from './behind.ts';
import type { Clock } from './clock.ts';
import type { Delays } from './delays.ts';
import type { Directory } from './directory.ts';
import type { Limits } from './limits.ts';
import type { OptionsStore } from './options.ts';
import type { SendingOutbox } from './outbox.ts';
import type { Random } from './random.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { Store } from './store.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** Everything that a provider's handlers may know and change: one mock server's own clock, randomness, accounts, mail … */
export interface World<Options> {
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  readonly accounts: Accounts;
  readonly outbox: SendingOutbox;
  readonly limiter: RateLimiter;
  readonly options: OptionsStore<Options>;
  readonly limits: () => Limits;
  readonly delays: () => Delays;
  /** The mock server of the provider's own `behind`; always there where the provider has one. */
  readonly behind?: Behind;
}

/** A backend that is being imitated: it knows its own paths and answers requests. */
export interface RunningBackend {
  readonly directory: Directory;
  /** Whether the backend has an operation at the path of this target, under any method. */
  knows(target: string): boolean;
  handle(request: WireRequest): Promise<WireReply>;
}

/** One auth backend that can be mocked, with its options filled in. Made by its own function, such as `insforge()`. */
export interface Provider<Options extends object = object, Seed extends AccountInput = AccountInput> {
  /** The backend's word in prefixes, flags and seed files: `insforge`. */
  readonly id: string;
  /** The backend's name, for people. */
  readonly title: string;
  /** The real server's name and version. */
  readonly imitates: string;
  /** The origin that the backend's own SDK or guide uses. */
  readonly baseUrl: string;
  /** Paths under which everything of this backend lies, for interception where the origin is not known. */
  readonly roots: readonly string[];
  /** Names that the setting `limits` takes. */
  readonly limitNames: readonly string[];
  /** The backend's switches, all filled in. */
  readonly options: Options;
  /** Options with a patch applied. Throws, naming the option, what was expected and the known names. */
  parseOptions(patch: unknown, current: Options): Options;
  /** Throws when an account could not exist in this backend. */
  checkAccount(account: AccountInput): void;
  /** An account that every password policy of this backend accepts. */
  readonly demo: Seed & {
    /** There always is one. */
    readonly password: string;
  };
  /** What the start-up text says about this backend, for people: keys and so on. */
  keys(options: Options): readonly string[];
  /** A request that works at once with these options, as a curl command. */
  example(baseUrl: string, options: Options): string;
  /** The backend that this one keeps its accounts in, if it does: opened for it alone unless one is served already. */
  readonly behind?: Provider;
  /** @internal What `createMockServer` calls: providers are made here only. */
  open(world: World<Options>): RunningBackend;
}
