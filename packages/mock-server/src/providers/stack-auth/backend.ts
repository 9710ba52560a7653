import type { operations } from '@resetkit/sdk/stack-auth/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { Auth } from './auth.ts';
import type { StackAuthOptions } from './options.ts';

/** What Stack Auth's handlers work on while they answer one request. */
export interface Backend extends RequestWorld<StackAuthOptions> {
  /** The id of the request in the server's log. */
  readonly requestId: string;
  /** The caller. `null` before the stage `projectAuth`, and for requests without the project's headers. */
  readonly auth: Auth | null;
}

/** Headers that stages stamp. They are not part of the handlers' types. */
type Stamped = 'x-stack-request-id' | 'x-stack-known-error' | 'x-stack-actual-status';

/** The ids of Stack Auth's operations. */
export type OperationId = keyof operations;
/** A reply that the description has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id, Stamped>;
/** A request that passed the stages of its operation. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** A handler for each operation. */
export type Handlers = CoreHandlers<operations, Backend, Stamped>;
