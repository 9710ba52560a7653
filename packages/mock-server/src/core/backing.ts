import type { AccountInput } from './accounts.ts';
import type { Aside } from './aside.ts';
import type { RequestHead } from './body-size.ts';
import type { Changes } from './changes/changes.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { NextCodes } from './next-codes.ts';
import type { Random } from './random.ts';
import type { RunningBackend } from './running-backend.ts';
import type { Asked } from './snapshot/read-snapshot.ts';
import type { ServerState, Snapshot } from './snapshot/snapshot.ts';
import type { Store } from './store.ts';
import type { WireReply, WireRequest } from './wire.ts';

// Two mock servers can form one backend: AppHandoff stores its accounts in a Supabase project. The mock server with the
// accounts is the backing server, the other one is its dependent.

/** The backing server, as the provider of its dependent uses it. */
export interface Backing {
  readonly directory: Directory;
  /** Whether it was made for this dependent only. The dependent then also answers requests to its paths. */
  readonly isOwn: boolean;
  /** Its options at this moment. */
  options(): Promise<object>;
  /** The URL under which clients reach it, for a request that the dependent received. */
  baseUrlFor(request: Pick<WireRequest, 'baseUrl' | 'behindUrl'>): string;
  /** Signs an account in without its password. */
  readonly openSession: RunningBackend['openSession'];
  knows(target: string): boolean;
  bodyLimit(request: RequestHead): number;
  handle(request: WireRequest): Promise<WireReply>;
}

/** What a mock server shares with its dependents. */
export interface Shared<Seed extends AccountInput = AccountInput> {
  readonly clock: Clock;
  readonly random: Random;
  readonly codes: NextCodes;
  readonly changes: Changes;
  /** Returns a separate part of the store for one dependent. */
  storeFor(provider: string): Store;
  /** Resolves when clock, randomness and codes are in the store, and what others have changed there was read. */
  settle(): Promise<void>;
  /**
   * Creates or replaces an account without waiting for the seeds of the dependents, which use this function to write
   * them.
   */
  put(account: Seed): ReturnType<Directory['put']>;
  /** The account as a seed has it, without waiting for the seeds of the dependents. */
  seedOf(email: string): Promise<AccountInput | undefined>;
  /** Its options, without waiting for the seeds of the dependents. */
  options(): Promise<object>;
  /** The backend with a clock that runs behind by some milliseconds, without waiting for the seeds of the dependents. */
  openAt(behindMs: number): Promise<RunningBackend>;
  /** Signs an account in without its password. */
  readonly openSession: RunningBackend['openSession'];
  /** The backend in a world aside. */
  openAside(aside: Aside): Promise<RunningBackend>;
  /** The state of this mock server and its dependents, as the snapshot of one of them. */
  snapshotOf(asked: Omit<Asked, 'servers'>): Promise<Snapshot>;
  /** Restores a snapshot of one of them. Rejects, and changes nothing, if it is not one of these mock servers. */
  restoreTo(asked: Omit<Asked, 'servers'>, snapshot: unknown): Promise<void>;
  /** Writes what they know beside their stores into them: the journal. */
  keep(): void;
  /** Adds a dependent, which takes part in each restart from then on. */
  join(dependent: Dependent): void;
}

/** A dependent, as its backing server uses it. */
export interface Dependent {
  /** Its state for snapshots. `undefined` after it was closed. */
  state(): ServerState | undefined;
  /** Runs a function while the dependent handles no request. Requests that arrive meanwhile wait. */
  alone(act: () => Promise<void>): Promise<void>;
  /** Resolves when the accounts of the dependent's seed exist. */
  ready(): Promise<void>;
  /** Whether `ready` would resolve at once. */
  isReady(): boolean;
  /** Restores the state that the dependent was made with. */
  startOver(): Promise<void>;
}
