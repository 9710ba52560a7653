import type { Call } from './call.ts';
import { linkTo } from './link-to.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { type ResultPromise, withOrThrow } from './result.ts';
import type { Input } from './spec.ts';

/** One method for each entry of a generated table. It maps over the table, because that is where the TSDoc is. */
export type Methods<Table, Operations> = {
  [Id in keyof Table]: Id extends keyof Operations
    ? Table[Id] extends { redirect: 'follow' }
      ? (input: Input<Operations, Id>) => string
      : {} extends Input<Operations, Id>
        ? (input?: Input<Operations, Id>, options?: CallOptions) => ResultPromise<Operations, Id>
        : (input: Input<Operations, Id>, options?: CallOptions) => ResultPromise<Operations, Id>
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
          withOrThrow(Reflect.apply(call, undefined, [id, input, options])),
  ]);
  return Object.fromEntries(methods) as Methods<Table, Operations>;
}
