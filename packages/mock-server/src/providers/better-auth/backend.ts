import type { operations } from '@resetkit/sdk/better-auth/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { BetterAuthOptions } from './options.ts';

/** What better-auth's handlers work on while they answer one request. */
export interface Backend extends RequestWorld<BetterAuthOptions> {
  /** The client's address as better-auth determines it; empty if it does not know one. */
  readonly ip: string;
}

/** The ids of better-auth's operations. */
export type OperationId = keyof operations;
/** A reply that the description has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id>;
/** A request that passed the stages of its operation. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** A handler for each operation. */
export type Handlers = CoreHandlers<operations, Backend>;
