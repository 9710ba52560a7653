import type { Backend } from './backend.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';

/** One call of a method: whose, which, with what. */
export interface Call {
  readonly backend: Backend;
  /** The name of the method. */
  readonly id: string;
  readonly operation: Operation;
  /** Typed for the caller by the spec; here, whatever it was called with. */
  readonly input: unknown;
  readonly client: ClientOptions;
  readonly options?: CallOptions | undefined;
}
