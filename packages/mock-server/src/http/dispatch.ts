import { control } from '../control/control.ts';
import type { Controlled, ServedMock } from '../control/world.ts';
import { checkedName, namespaceOf } from '../core/namespaces.ts';
import { isOwn } from '../core/own-paths.ts';
import type { ControlledMockServer } from '../core/server.ts';
import { pathOf, type WireReply, type WireRequest } from '../core/wire.ts';
import { pageAsset } from '../page.ts';

/**
 * Answers a request: from the inbox page, from the control API, or from the mock server whose prefix the path has.
 * `atRoot` says that the only mock server also answers paths without its prefix.
 */
export async function dispatch(request: WireRequest, world: Controlled, atRoot: boolean): Promise<WireReply> {
  const named = world.namespaces && namespaceOf(request.target);
  if (named) return inNamespace(request, named, world, atRoot);
  const path = pathOf(request.target);
  const asset = request.method === 'GET' || request.method === 'HEAD' ? pageAsset(path) : undefined;
  if (asset) return text(request, 200, asset.type, asset.body);
  if (isBelow(path, '/_resetkit')) return control(request, world);
  const served = world.mocks.find(({ id }) => isBelow(path, `/${id}`));
  if (served) return atPrefix(request, served, world);
  const [owner] = atRoot ? world.mocks : ownersOf(request, world);
  if (!owner) return notServed(request, world);
  const { mock } = owner;
  return mock.handle({ ...request, baseUrl: world.url, ...backingUrlOf(mock, world) });
}

/** Answers a request to a namespace. Refuses a name that a namespace cannot have. */
function inNamespace(
  request: WireRequest,
  { name, rest }: NonNullable<ReturnType<typeof namespaceOf>>,
  { namespaces }: Controlled,
  atRoot: boolean,
): WireReply | Promise<WireReply> {
  try {
    checkedName(name);
  } catch (error) {
    return text(request, 400, 'text/plain; charset=utf-8', `${error instanceof Error ? error.message : error}\n`);
  }
  const world = namespaces?.worldOf(name);
  if (!world) throw new Error('A namespace has no namespaces.');
  return dispatch({ ...request, target: rest, mount: `/@${name}` }, world, atRoot);
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/** Takes the prefix off the target, and passes it on as `mount`. */
function atPrefix(request: WireRequest, { id, mock, baseUrl }: ServedMock, world: Controlled): Promise<WireReply> {
  const rest = request.target.slice(id.length + 1);
  const target = rest.startsWith('/') ? rest : `/${rest}`;
  return mock.handle({ ...request, target, mount: `${request.mount}/${id}`, baseUrl, ...backingUrlOf(mock, world) });
}

/** The URL of the backing server, if it is served here too. Asks for no other mock server: those of a namespace are made then. */
function backingUrlOf({ behind }: ControlledMockServer, { mocks }: Controlled): Pick<WireRequest, 'behindUrl'> {
  const served = behind && mocks.find(({ id }) => id === behind.provider.id);
  return served?.mock === behind && served ? { behindUrl: served.baseUrl } : {};
}

/**
 * The mock servers that a path without a prefix can belong to: those with an operation at this path, or else those with
 * the root that contains it. Empty if several can. InsForge's own SDK drops the prefix, because it resolves
 * `/api/auth/…` against its base URL.
 */
function ownersOf({ target }: WireRequest, { mocks }: Controlled): readonly ServedMock[] {
  const knowing = mocks.filter(({ mock }) => mock.knows(target));
  const owners = knowing.length > 0 ? knowing : mocks.filter(({ mock }) => isOwn(mock, target));
  return owners.length === 1 ? owners : [];
}

function notServed(request: WireRequest, { mocks }: Controlled): WireReply {
  const places = mocks.map(({ mock: { provider }, baseUrl }) => `  ${provider.title}: ${baseUrl}/`);
  const sentence = `Nothing is served at ${pathOf(request.target)}. Backends are served under their own prefix:`;
  return text(request, 404, 'text/plain; charset=utf-8', [sentence, ...places, ''].join('\n'));
}

function text({ method }: WireRequest, status: number, type: string, body: string): WireReply {
  const bytes = new TextEncoder().encode(body);
  const headers = ['Content-Type', type, 'Content-Length', String(bytes.length), 'Cache-Control', 'no-cache'];
  return method === 'HEAD' ? { status, headers } : { status, headers, body: bytes };
}
