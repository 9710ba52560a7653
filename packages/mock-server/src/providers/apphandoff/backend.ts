import type { operations } from '@resetkit/sdk/apphandoff/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { AppHandoffOptions } from './options.ts';
import type { Supabase } from './supabase.ts';

/** What AppHandoff's handlers work on. */
export interface Backend extends RequestWorld<AppHandoffOptions> {
  /** The Supabase project, for one request. */
  readonly supabase: Supabase;
}

/** Headers that stages write; a handler neither may nor must give them. */
type Stamped = 'Retry-After';

/** The ids of AppHandoff's operations. */
export type OperationId = keyof operations;
/** A reply that the spec has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id, Stamped>;
/** A request that has passed an operation's stages. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** One handler for every operation. */
export type Handlers = CoreHandlers<operations, Backend, Stamped>;
