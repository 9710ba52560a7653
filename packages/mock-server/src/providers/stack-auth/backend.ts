import type { operations } from '@resetkit/sdk/stack-auth/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { Auth } from './auth.ts';
import type { StackAuthOptions } from './options.ts';

/** What Stack Auth's handlers work on: the mock server's world, as one request sees it. */
export interface Backend extends RequestWorld<StackAuthOptions> {
  /** What the server's log would call this request. */
  readonly requestId: string;
  /** As whom the request speaks to which project; `null` before that is found out, and where nothing was said. */
  readonly auth: Auth | null;
}

/** Headers that stages write; a handler neither may nor must give them. */
type Stamped = 'x-stack-request-id' | 'x-stack-known-error' | 'x-stack-actual-status';

/** The ids of Stack Auth's operations. */
export type OperationId = keyof operations;
/** A reply that the spec has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id, Stamped>;
/** A request that has passed an operation's stages. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** One handler for every operation. */
export type Handlers = CoreHandlers<operations, Backend, Stamped>;
