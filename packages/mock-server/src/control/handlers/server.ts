import { problem } from '../problem.ts';
import type { Controlled } from '../world.ts';
import { orBadRequest, type Reply, type Request } from './types.ts';

/** The server and what it serves. */
export async function getHealth(
  _request: Request<'getHealth'>,
  { version, controlApi, mocks }: Controlled,
): Promise<Reply<'getHealth'>> {
  const providers = mocks.map(async (served) => {
    const { id, baseUrl, unmade } = served;
    if (unmade) return { id, title: unmade.title, imitates: unmade.imitates, baseUrl, example: unmade.example };
    const { provider, options } = served.mock;
    const { title, imitates } = provider;
    const { example } = await provider.connect();
    return { id, title, imitates, baseUrl, example: example({ baseUrl, options: await options.get() }) };
  });
  return { status: 200, body: { status: 'ok', version, controlApi, providers: await Promise.all(providers) } };
}

/** Restarts every provider. One that shares the accounts of another is restarted with that one. */
export async function restartAll(_request: Request<'restartAll'>, { mocks }: Controlled): Promise<Reply<'restartAll'>> {
  const served = mocks.map(({ mock }) => mock);
  for (const mock of served) {
    if (!served.some((other) => other === mock.behind)) await mock.restart();
  }
  return { status: 204 };
}

const noNamespaces = 'A namespace has none itself. Ask for /_resetkit/namespaces without a namespace in front.';

/** The namespaces there are. */
export async function listNamespaces(
  _request: Request<'listNamespaces'>,
  { namespaces, mocks }: Controlled,
): Promise<Reply<'listNamespaces'>> {
  if (!namespaces) return problem(404, noNamespaces);
  // In a store there may be some that others have made.
  await Promise.all(mocks.map(({ mock }) => mock.settled()));
  return { status: 200, body: { namespaces: [...namespaces.list()] } };
}

/** Makes a namespace, with a port if one is asked for. */
export async function openNamespace(
  { body }: Request<'openNamespace'>,
  { namespaces }: Controlled,
): Promise<Reply<'openNamespace'>> {
  if (!namespaces) return problem(404, noNamespaces);
  return orBadRequest(async () => ({ status: 200, body: await namespaces.open(body.name, body.port) }));
}

/** Drops a namespace, with its port. */
export async function dropNamespace(
  { query }: Request<'dropNamespace'>,
  { namespaces }: Controlled,
): Promise<Reply<'dropNamespace'>> {
  if (!namespaces) return problem(404, noNamespaces);
  if (await namespaces.drop(query.name)) return { status: 204 };
  return problem(404, `There is no namespace ${JSON.stringify(query.name)}.`);
}
