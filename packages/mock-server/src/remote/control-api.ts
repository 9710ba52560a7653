import type { paths } from '@resetkit/sdk/mock-control/types';
import createClient, { type Client } from 'openapi-fetch';
import { namespaceUrl } from './namespace-url.ts';

/** openapi-fetch's client of a control API. */
export type ControlApi = Client<paths>;

/** The control API below a URL. */
export function controlApi(
  baseUrl: string,
  namespace: string | undefined,
  token: string | undefined,
  fetch: typeof globalThis.fetch,
): ControlApi {
  const headers = token === undefined ? {} : { headers: { Authorization: `Bearer ${token}` } };
  return createClient<paths>({ baseUrl: namespaceUrl(baseUrl, namespace), fetch, ...headers });
}

/** What openapi-fetch resolves to. */
interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * The body of an answer. Rejects with the sentence of a refusal, which is the one that the mock server in the process
 * throws; and with a sentence that names the URL if no control API answers there any more.
 */
export async function dataOf<Data>(asking: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await asking.catch(notJson);
  if (response.ok) return data as Data;
  const detail: unknown = Reflect.get(Object(error), 'detail');
  if (typeof detail === 'string') throw new Error(detail);
  throw new Error(`${response.url} answered ${response.status}: it is not the control API of a Resetkit server.`);
}

/**
 * The body of an answer; `undefined` for 404. `served` asks for what is there if the server serves the backend: another server
 * answers 404 to everything.
 */
export async function dataOrNothing<Data>(
  asking: Promise<Answer<Data>>,
  served: () => Promise<Answer<unknown>>,
): Promise<Data | undefined> {
  const answer = await asking.catch(notJson);
  if (answer.response.status !== 404) return dataOf(Promise.resolve(answer));
  await dataOf(served());
  return undefined;
}

/** Whether something was there to be deleted. */
export async function wasThere(
  asking: Promise<Answer<unknown>>,
  served: () => Promise<Answer<unknown>>,
): Promise<boolean> {
  const there = await dataOrNothing(
    asking.then((answer) => ({ ...answer, data: true })),
    served,
  );
  return there ?? false;
}

/** A name as a segment of a path. A URL has none of dots, which lead to a folder above: it stands for a name that nobody has. */
export function segment(name: string): string {
  return name === '.' || name === '..' ? `${name} ` : name;
}

/** Asks for what every backend that is served has. */
export function servedBackend(api: ControlApi, provider: string): () => Promise<Answer<unknown>> {
  return () => api.GET('/_resetkit/{provider}/clock', { params: { path: { provider } } });
}

/**
 * An argument as the body of a request or as a value in it. It is not checked here: the mock server on the port checks it, and
 * refuses it with the same sentence as in the process.
 */
export function asGiven<Value>(argument: unknown): Value {
  return argument as Value;
}

function notJson(error: unknown): never {
  if (!(error instanceof SyntaxError)) throw error;
  throw new Error('What answered is not JSON: another server than that of Resetkit is there.', { cause: error });
}
