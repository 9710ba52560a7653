import type { Call } from './call.ts';
import type { Failure } from './error.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { urlOf } from './place-input.ts';
import { type ResultPromise, resultOf } from './result.ts';
import type { Data, Input } from './spec.ts';

/** The return type of an operation's method. */
export type CallPromise<Operations, Id extends keyof Operations> = ResultPromise<
  Data<Operations, Id>,
  Failure<Operations, Id>,
  Response
>;

/** One method for each entry of a generated table. The type maps over the table because the table has the TSDoc. */
export type Methods<Table, Operations> = {
  [Id in keyof Table]: Id extends keyof Operations
    ? Table[Id] extends { redirect: 'follow' }
      ? (input: Input<Operations, Id>) => string
      : {} extends Input<Operations, Id>
        ? (input?: Input<Operations, Id>, options?: CallOptions) => CallPromise<Operations, Id>
        : (input: Input<Operations, Id>, options?: CallOptions) => CallPromise<Operations, Id>
    : never;
};

/** Makes the methods of a client from its `call`. */
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

/** The URL of an operation that a person opens. Never throws: for an invalid input it returns the path alone. */
function linkTo(client: ClientOptions, operation: Operation, input: unknown): string {
  try {
    return urlOf(client.baseUrl, operation, Object(input));
  } catch {
    return operation.path;
  }
}
