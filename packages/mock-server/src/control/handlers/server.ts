import type { Outline } from '../../core/outline.ts';
import { problem } from '../problem.ts';
import type { Controlled, ServedMock } from '../world.ts';
import { orBadRequest, type Reply, type Request } from './types.ts';

/** The server and what it serves. */
export async function getHealth(
  _request: Request<'getHealth'>,
  { version, controlApi, mocks }: Controlled,
): Promise<Reply<'getHealth'>> {
  const providers = mocks.map(async (served) => {
    const { id, baseUrl } = served;
    const behind = mocks.find((other) => isBehind(other, served))?.id;
    return { id, ...(await outlineOf(served)), baseUrl, ...(behind !== undefined && { behind }) };
  });
  return { status: 200, body: { status: 'ok', version, controlApi, providers: await Promise.all(providers) } };
}

/** What is told of a mock server as it is, or as it will be made. */
async function outlineOf(served: ServedMock): Promise<Pick<Outline, 'title' | 'imitates' | 'example'>> {
  const { unmade, baseUrl } = served;
  if (unmade) return { title: unmade.title, imitates: unmade.imitates, example: unmade.example };
  const { provider, options } = served.mock;
  const { title, imitates } = provider;
  const { example } = await provider.connect();
  return { title, imitates, example: example({ baseUrl, options: await options.get() }) };
}

/** Whether a mock server has the accounts and the clock of another one. */
function isBehind(other: ServedMock, served: ServedMock): boolean {
  if (served.unmade) return served.unmade.behind === other.id;
  return !other.unmade && other.mock === served.mock.behind;
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
