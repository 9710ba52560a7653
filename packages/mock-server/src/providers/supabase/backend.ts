import type { operations } from '@resetkit/sdk/supabase/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { SupabaseOptions } from './options.ts';

/** What Supabase's handlers work on while they answer one request. */
export interface Backend extends RequestWorld<SupabaseOptions> {
  /** The audience that a request asks for: accounts of other audiences are not found by their address. Absent: any. */
  readonly audience?: string;
}

/** Headers that the stage `envelope` stamps. They are not part of the handlers' types. */
type Stamped = 'x-sb-error-code' | 'X-Supabase-Api-Version';

/** The ids of Supabase's operations. */
export type OperationId = keyof operations;
/** A reply that the description has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id, Stamped>;
/** A request that passed the stages of its operation. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** A handler for each operation. */
export type Handlers = CoreHandlers<operations, Backend, Stamped>;

/** Request headers by lower-case name. */
export type RequestHeaders = Readonly<Record<string, string | undefined>>;
