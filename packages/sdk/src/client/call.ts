import type { Abilities } from './abilities.ts';
import type { Backend } from './backend.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { Result } from './result.ts';
import type { Input } from './spec.ts';
import { createTransport } from './transport.ts';

/** Calls one of the operations `Ids` by its name. */
export type Call<Operations, Ids extends keyof Operations> = <Id extends Ids>(
  id: Id,
  input: Input<Operations, Id>,
  options?: CallOptions,
) => Promise<Result<Operations, Id>>;

/** A client as one function, over a generated table. */
export function createCall<Operations, Ids extends keyof Operations & string>(
  table: Readonly<Record<Ids, Operation>>,
  backend: Backend,
  client: ClientOptions,
  abilities?: Abilities,
): Call<Operations, Ids> {
  const send = createTransport(backend, client, abilities);
  // The table says at run time what `Operations` says to the compiler; both are generated from one spec.
  return ((id, input, options) => send(id, table[id], input, options)) as Call<Operations, Ids>;
}
