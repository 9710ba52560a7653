import { connect } from '../src/client/api.ts';
import type { Backend } from '../src/client/backend.ts';
import type { Operation } from '../src/client/operation.ts';
import type { CallOptions, ClientOptions } from '../src/client/options.ts';
import type { AnyResult } from '../src/client/result.ts';

/** Calls one operation by its name, of any type. */
export type Ask = (id: string, operation: Operation, input: unknown, options?: CallOptions) => Promise<AnyResult>;

/** A client of a backend whose operations are described when they are called. */
export function asking(backend: Backend, client: ClientOptions): Ask {
  return (id, operation, input, options) => {
    const { call } = connect({ [id]: operation }, backend, client);
    return Reflect.apply(call, undefined, [id, input, options]);
  };
}
