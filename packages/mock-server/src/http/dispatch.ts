import { control } from '../control/control.ts';
import type { Controlled, ServedMock } from '../control/world.ts';
import { isOwn } from '../core/own-paths.ts';
import { pathOf, type WireReply, type WireRequest } from '../core/wire.ts';
import { pageAsset } from '../page.ts';

/** Gives a request to whom its path belongs to: the page, the control API, a backend under its prefix, or the one at the root. */
export async function dispatch(
  request: WireRequest,
  world: Controlled,
  origin: string,
  atRoot: boolean,
): Promise<WireReply> {
  const path = pathOf(request.target);
  const asset = request.method === 'GET' || request.method === 'HEAD' ? pageAsset(path) : undefined;
  if (asset) return text(request, 200, asset.type, asset.body);
  if (path === '/_resetkit' || path.startsWith('/_resetkit/')) return control(request, world, origin);
  const served = world.mocks.find(
    ({ mock: { provider } }) => path === `/${provider.id}` || path.startsWith(`/${provider.id}/`),
  );
  if (served) {
    const mount = `/${served.mock.provider.id}`;
    const rest = request.target.slice(mount.length);
    return served.mock.handle({
      ...request,
      target: rest.startsWith('/') ? rest : `/${rest}`,
      mount,
      baseUrl: served.baseUrl,
      ...behindUrlOf(served, world),
    });
  }
  const [only] = atRoot ? world.mocks : ownersOf(request, world);
  return only
    ? only.mock.handle({ ...request, baseUrl: origin, ...behindUrlOf(only, world) })
    : nobodyHere(request, world);
}

/** Where the backend behind one is reached, if it is served here too. */
function behindUrlOf({ mock: { behind } }: ServedMock, { mocks }: Controlled): Pick<WireRequest, 'behindUrl'> {
  const served = mocks.find(({ mock }) => mock === behind);
  return served ? { behindUrl: served.baseUrl } : {};
}

/**
 * The backend that a path without any prefix can only mean: the one that has this operation, or else the one that has all
 * paths around it. InsForge's own SDK resolves `/api/auth/…` against its base URL, and so drops the prefix that the base
 * URL has.
 */
function ownersOf({ target }: WireRequest, { mocks }: Controlled): readonly ServedMock[] {
  const knowing = mocks.filter(({ mock }) => mock.knows(target));
  const owners = knowing.length > 0 ? knowing : mocks.filter(({ mock }) => isOwn(mock, target));
  return owners.length === 1 ? owners : [];
}

function nobodyHere(request: WireRequest, { mocks }: Controlled): WireReply {
  const places = mocks.map(({ mock: { provider }, baseUrl }) => `  ${provider.title}: ${baseUrl}/`);
  const sentence = `Nothing is served at ${pathOf(request.target)}. Backends are served under their own prefix:`;
  return text(request, 404, 'text/plain; charset=utf-8', [sentence, ...places, ''].join('\n'));
}

function text({ method }: WireRequest, status: number, type: string, body: string): WireReply {
  const bytes = new TextEncoder().encode(body);
  const headers = ['Content-Type', type, 'Content-Length', String(bytes.length), 'Cache-Control', 'no-cache'];
  return method === 'HEAD' ? { status, headers } : { status, headers, body: bytes };
}
