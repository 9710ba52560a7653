import type { AccountInput } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import type { ControlledMockServer, MockServerSettings } from './mock-server.ts';
import type { Provider } from './provider.ts';
import type { Random } from './random.ts';
import type { Store } from './store.ts';
import type { WireReply, WireRequest } from './wire.ts';

/**
 * The backend that another one keeps its accounts in, as a mock server that it can send requests to. Accounts, time,
 * chance, store and restarts are that mock server's; the one before it has none of its own.
 */
export interface Behind {
  readonly directory: Directory;
  /** Whether it was made for the one before it alone, which then answers its paths too. */
  readonly isOwn: boolean;
  /** Its options as they stand. */
  options(): Promise<object>;
  /** Where it is reached, seen from a request to the one before it. */
  baseUrlFor(request: WireRequest): string;
  knows(target: string): boolean;
  handle(request: WireRequest): Promise<WireReply>;
}

/** What a mock server shares with those before it. */
export interface Shared<Seed extends AccountInput = AccountInput> {
  readonly clock: Clock;
  readonly random: Random;
  /** A part of the store, for one before it alone. */
  storeFor(provider: string): Store;
  /** Creates an account or replaces it, without waiting for those in front, who do it to get ready. */
  put(account: Seed): ReturnType<Directory['put']>;
  /** Has one before it take part in each restart. */
  join(front: Front): void;
}

/** What a mock server wants of one before it: to be ready when it is, and to restart with it. */
export interface Front {
  /** Acts once nothing is in flight there, and holds what comes meanwhile. */
  alone(act: () => Promise<void>): Promise<void>;
  /** Resolves when its accounts to start with are there. */
  ready(): Promise<void>;
  startOver(): Promise<void>;
}

/**
 * The mock server behind one whose provider needs another: the given one, or one of its own with the same settings.
 * Throws when the given one is of another backend, or when settings would contradict it.
 */
export function serverBehind(
  { id, behind: needed }: Provider,
  { behind, seed, clock, random, store, limits, onMail }: MockServerSettings,
  make: (provider: Provider, settings: MockServerSettings) => ControlledMockServer,
): ControlledMockServer | undefined {
  if (!behind) {
    return (
      needed &&
      make(needed, {
        ...(seed !== undefined && { seed }),
        ...(clock !== undefined && { clock }),
        ...(random !== undefined && { random }),
        ...(store !== undefined && { store }),
        // It has no inbox that people look at: this is how they hear of its mails.
        ...(onMail !== undefined && { onMail }),
        // Names of limits are one provider's own; `off` and `real` mean the same to all.
        ...(typeof limits === 'string' && { limits }),
      })
    );
  }
  const { id: given } = behind.provider;
  if (given !== needed?.id) {
    const needs = needed ? `A mock server of ${needed.id}` : 'Nothing';
    throw new Error(`${needs} belongs behind one of ${id}, not one of ${given}.`);
  }
  if (clock !== undefined || random !== undefined || store !== undefined) {
    throw new Error(`Clock, randomness and store of ${id} are those of the ${given} behind it: give them to that one.`);
  }
  return behind;
}

/** A mock server as the one before it sees it. */
export function seenFromBefore(server: ControlledMockServer, isOwn: boolean): Behind {
  const { accounts, shared, knows, handle } = server;
  return {
    directory: { find: accounts.find, list: accounts.list, put: shared.put, remove: accounts.delete },
    isOwn,
    options: server.options.get,
    baseUrlFor: ({ baseUrl, behindUrl }) => behindUrl ?? (isOwn || server.baseUrl === '*' ? baseUrl : server.baseUrl),
    knows,
    handle,
  };
}
