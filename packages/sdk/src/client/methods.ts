import type { Call } from './call.ts';
import type { Failure } from './error.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { urlOf } from './place-input.ts';
import { type ResultPromise, resultOf } from './result.ts';
import type { Data, Input } from './spec.ts';

/** What the method of one operation returns. */
export type CallPromise<Operations, Id extends keyof Operations> = ResultPromise<
  Data<Operations, Id>,
  Failure<Operations, Id>,
  Response
>;

/** One method for each entry of a generated table. It maps over the table, because that is where the TSDoc is. */
export type Methods<Table, Operations> = {
  [Id in keyof Table]: Id extends keyof Operations
    ? Table[Id] extends { redirect: 'follow' }
      ? (input: Input<Operations, Id>) => string
      : {} extends Input<Operations, Id>
        ? (input?: Input<Operations, Id>, options?: CallOptions) => CallPromise<Operations, Id>
        : (input: Input<Operations, Id>, options?: CallOptions) => CallPromise<Operations, Id>
    : never;
};

/** Makes the methods of a client of its `call`. */
export function createMethods<Table extends Readonly<Record<string, Operation>>, Operations>(
  table: Table,
  call: Call<Operations, keyof Table & keyof Operations>,
  client: ClientOptions,
): Methods<Table, Operations> {
  const methods = Object.entries(table).map(([id, operation]) => [
    id,
    operation.redirect === 'follow'
      ? (input: unknown = {}) => linkTo(client, operation, input)
      : (input: unknown = {}, options?: CallOptions) =>
          resultOf(() => Reflect.apply(call, undefined, [id, input, options])),
  ]);
  return Object.fromEntries(methods) as Methods<Table, Operations>;
}

/** The URL of an operation that a person follows. Cannot fail: of an invalid input it is the bare path. */
function linkTo(client: ClientOptions, operation: Operation, input: unknown): string {
  try {
    return urlOf(client.baseUrl, operation, Object(input));
  } catch {
    return operation.path;
  }
}
