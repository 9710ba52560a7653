import type { operations } from '@resetkit/sdk/pocketbase/types';
import type { Accepted, Handlers as CoreHandlers, Reply as CoreReply } from '../../core/operation.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { AuthCollection } from './collections.ts';
import type { PocketbaseOptions } from './options.ts';

/** What PocketBase's handlers work on while they answer one request. */
export type Backend = RequestWorld<PocketbaseOptions> & {
  /** The collection that the path names; before a stage has found it, and for paths that name none, `users`. */
  readonly collection: AuthCollection;
};

/** Headers that stages stamp. They are not part of the handlers' types. */
type Stamped =
  | 'Cross-Origin-Opener-Policy'
  | 'X-Content-Type-Options'
  | 'X-Frame-Options'
  | 'X-XSS-Protection'
  | 'Vary';

/** The ids of PocketBase's operations. */
export type OperationId = keyof operations;
/** A reply that the description has for an operation. */
export type Reply<Id extends OperationId> = CoreReply<operations, Id, Stamped>;
/** A request that passed the stages of its operation. */
export type Request<Id extends OperationId> = Accepted<operations, Id>;
/** A handler for each operation. */
export type Handlers = CoreHandlers<operations, Backend, Stamped>;
