import type { operations } from '@resetkit/sdk/apphandoff/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { AppHandoffOptions } from './options.ts';
import type { Supabase } from './supabase.ts';

/** What AppHandoff's handlers work on while they answer one request. */
export interface Backend extends RequestWorld<AppHandoffOptions> {
  /** The Supabase project, for one request. */
  readonly supabase: Supabase;
}

/** Headers that stages stamp. They are not part of the handlers' types. */
type Stamped = 'Retry-After';

/** The ids of AppHandoff's operations. */
export type OperationId = keyof operations;
/** A reply that the description has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id, Stamped>;
/** A request that passed the stages of its operation. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** A handler for each operation. */
export type Handlers = CoreHandlers<operations, Backend, Stamped>;
