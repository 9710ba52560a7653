import type { Backend } from './backend.ts';
import type { Failure } from './error.ts';
import type { Exchange } from './exchange.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { placeInput } from './place-input.ts';
import { readResult } from './read-result.ts';
import type { AnyResult, Result } from './result.ts';
import type { Data, Input } from './spec.ts';

/** Calls one of the operations `Ids` by its name. Never rejects. */
export type Call<Operations, Ids extends keyof Operations> = <Id extends Ids>(
  id: Id,
  input: Input<Operations, Id>,
  options?: CallOptions,
) => Promise<Result<Data<Operations, Id>, Failure<Operations, Id>, Response>>;

/** Makes `call` from a generated table of operations. */
export function createCall<Operations, Ids extends keyof Operations & string>(
  table: Readonly<Record<Ids, Operation>>,
  backend: Backend,
  client: ClientOptions,
  exchange: Exchange,
): Call<Operations, Ids> {
  const call = (id: Ids, input: unknown, options?: CallOptions): Promise<AnyResult> => {
    const operation = table[id];
    return exchange({
      id,
      operation,
      init: () => {
        const redirect = operation.redirect && { redirect: 'manual' };
        return { ...options, ...placeInput(operation, input), ...redirect, parseAs: 'text' };
      },
      read: (answer) =>
        readResult(
          backend,
          operation,
          answer,
          client.validate && ((status, body) => client.validate?.(id, status, body)),
        ),
    });
  };
  // The table has at run time what `Operations` has at compile time; both are generated from one spec.
  return call as Call<Operations, Ids>;
}
