import createOpenapiFetch, { type Client } from 'openapi-fetch';
import type { Backend } from './backend.ts';
import { type Call, createCall } from './call.ts';
import { createExchange, type Exchange, type Init, type OpenapiFetch } from './exchange.ts';
import type { Operation } from './operation.ts';
import type { ClientOptions } from './options.ts';
import { type Answer, readResult } from './read-result.ts';
import { succeeded } from './result.ts';

/**
 * openapi-fetch's client over the `paths` of a backend's description: `api.POST('/path', { body })`. It has the
 * credentials, time-outs, retries and hooks of the client, and follows openapi-fetch's contract: it resolves to
 * `{ data, error, response }`, where `error` is the raw body. It rejects if there is no answer, when time is up, and
 * for a success that is not JSON.
 *
 * In addition to openapi-fetch's own options a call has `timeoutMs` and `retries`.
 */
export type Api<Paths extends {}> = Client<Paths>;

/** Both ways to call one backend: by path, and by the name of an operation. */
export interface Connection<Paths extends {}, Operations, Ids extends keyof Operations> {
  readonly api: Api<Paths>;
  readonly call: Call<Operations, Ids>;
}

/** Connects a generated table of operations with its backend. */
export function connect<Paths extends {}, Operations, Ids extends keyof Operations & string>(
  table: Readonly<Record<Ids, Operation>>,
  backend: Backend,
  client: ClientOptions,
): Connection<Paths, Operations, Ids> {
  const openapi = createOpenapiFetch<Paths>();
  const exchange = createExchange(backend, client, openapi as OpenapiFetch);
  return {
    api: withExchange(openapi, table, backend, exchange),
    call: createCall<Operations, Ids>(table, backend, client, exchange),
  };
}

/** openapi-fetch's client with methods that use `exchange`. */
function withExchange<Paths extends {}>(
  openapi: Client<Paths>,
  table: Readonly<Record<string, Operation>>,
  backend: Backend,
  exchange: Exchange,
): Api<Paths> {
  const request = async (method: string, path: string, init?: Init): Promise<Answer> => {
    const known = Object.entries(table).find(([, one]) => one.method === method && one.path === path);
    let answer: Answer | undefined;
    const { error, response } = await exchange({
      id: known?.[0] ?? `${method} ${path}`,
      operation: { method, path },
      init: () => ({ ...init }),
      async read(came) {
        answer = came;
        return came.response.ok ? succeeded(came.data, came.response) : readResult(backend, {}, came);
      },
    });
    if (answer && response) return answer;
    throw error?.cause ?? Object.assign(new Error(error?.message), { name: 'TimeoutError' });
  };
  const byMethod = Object.keys(openapi)
    .filter((name) => /^[A-Z]+$/.test(name))
    .map((method) => [method, (path: string, init?: Init) => request(method, path, init)]);
  return { ...openapi, request, ...Object.fromEntries(byMethod) };
}
