import type { operations } from '@resetkit/sdk/firebase/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { FirebaseOptions } from './options.ts';

/** What Firebase's handlers work on while they answer one request: the world, whose store is that of one project or tenant. */
export interface Backend extends RequestWorld<FirebaseOptions> {
  /** The tenant of the project that the request is for. */
  readonly tenantId?: string;
}

/** The ids of Firebase's operations. */
export type OperationId = keyof operations;
/** A reply that the description has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id>;
/** A request that passed the stages of its operation. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** A handler for each operation. */
export type Handlers = CoreHandlers<operations, Backend>;
