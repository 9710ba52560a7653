import type { Backend } from './backend.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { buildUrl } from './request.ts';
import { type ResultPromise, withOrThrow } from './result.ts';
import type { Input } from './spec.ts';
import { createTransport } from './transport.ts';

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

/** Makes the methods of a client. `linkTo` is `buildUrl`, for tables with links that a person follows. */
export function createMethods<Table extends Readonly<Record<string, Operation>>, Operations>(
  table: Table,
  backend: Backend,
  client: ClientOptions,
  linkTo?: typeof buildUrl,
): Methods<Table, Operations> {
  const send = createTransport(backend, client);
  const methods = Object.entries(table).map(([id, operation]) => [
    id,
    linkTo && operation.redirect === 'follow'
      ? (input: unknown = {}) => linkTo(client, operation, input)
      : (input: unknown = {}, options?: CallOptions) => withOrThrow(send(id, operation, input, options)),
  ]);
  // The table says at run time what `Operations` says to the compiler; both are generated from one spec.
  return Object.fromEntries(methods) as Methods<Table, Operations>;
}
