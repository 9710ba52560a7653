import type { operations } from '@resetkit/sdk/insforge/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { InsforgeOptions } from './options.ts';

/** What InsForge's handlers work on while they answer one request. */
export type Backend = RequestWorld<InsforgeOptions>;

/** Headers that stages stamp. They are not part of the handlers' types. */
type Stamped =
  | 'RateLimit-Policy'
  | 'RateLimit-Limit'
  | 'RateLimit-Remaining'
  | 'RateLimit-Reset'
  | 'Retry-After'
  | 'ETag'
  | 'Access-Control-Allow-Origin'
  | 'Access-Control-Allow-Credentials'
  | 'Access-Control-Expose-Headers'
  | 'Vary';

/** The ids of InsForge's operations. */
export type OperationId = keyof operations;
/** A reply that the description has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id, Stamped>;
/** A request that passed the stages of its operation. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** A handler for each operation. */
export type Handlers = CoreHandlers<operations, Backend, Stamped>;
