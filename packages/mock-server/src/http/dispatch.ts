import { type Access, asksForToken } from '../control/access.ts';
import type { Controlled, ServedMock } from '../control/world.ts';
import type { RequestHead } from '../core/body-size.ts';
import { namedOtherwise } from '../core/in-namespace.ts';
import { checkedName, namespaceOf } from '../core/namespaces.ts';
import { isOwn } from '../core/own-paths.ts';
import type { ControlledMockServer } from '../core/server.ts';
import { pathOf, queryOf, type WireReply, type WireRequest } from '../core/wire.ts';
import type { PagePath } from './generated/page-paths.ts';
import { embeddable, notMade, page, plain, toSlash } from './own-replies.ts';
import { pageFile } from './page-file.ts';

/** What answers a request. It is found before the body is read. */
export interface Destination {
  /** How many bytes of the body are read: 0 if it takes none. `'handed on'` for a body that goes to the upstream as it comes. */
  readonly bodyLimit: number | 'handed on';
  /** Whether the answer may wait for something to happen. A server that ends does not wait for it. */
  readonly mayWait?: true;
  answer(body: Pick<WireRequest, 'body' | 'content'>): WireReply | Promise<WireReply>;
}

/**
 * Finds what answers a request: the inbox page, the control API, or the mock server whose prefix the path has. `atRoot`
 * says that the only mock server also answers paths without its prefix. Page and control API are loaded when they are asked
 * first: most who start a server wait for a backend.
 */
export function destinationOf(
  head: RequestHead,
  world: Controlled,
  atRoot: boolean,
): Destination | Promise<Destination> {
  const named = world.namespaces && namespaceOf(head.target);
  if (named) return inNamespace(head, named, world, atRoot);
  const path = pathOf(head.target);
  const file = isRead(head) ? pageFile(path) : undefined;
  if (!file && isBelow(path, '/_resetkit')) return toControl(head, world);
  const foreign = world.access.foreignHost(head);
  if (foreign !== undefined) return { bodyLimit: 0, answer: () => plain(head, 403, foreign) };
  if (file) return { bodyLimit: 0, answer: () => inboxPage(head, file, world) };
  const served = world.mocks.find(({ id }) => isBelow(path, `/${id}`));
  const [owner] = served ? [served] : atRoot ? world.mocks : ownersOf(head, world);
  if (!owner) return { bodyLimit: 0, answer: () => notServed(head, world) };
  const otherwise = world.namespaces && namedOtherwise(owner.mock, head);
  if (otherwise) return inNamespace(head, otherwise, world, atRoot);
  if (served) return toMock(atPrefix(head, served), served.mock, world);
  return toMock({ ...head, baseUrl: world.url }, owner.mock, world);
}

async function toControl(head: RequestHead, world: Controlled): Promise<Destination> {
  const { control, controlBodyLimit } = await import('../control/control.ts');
  return {
    bodyLimit: controlBodyLimit(head, world),
    mayWait: true,
    answer: (body) => control({ ...head, ...body }, world),
  };
}

/**
 * Finds what answers a request to a namespace. Refuses a name that a namespace cannot have, and a page that may not make
 * the namespace.
 */
function inNamespace(
  head: RequestHead,
  { name, rest }: NonNullable<ReturnType<typeof namespaceOf>>,
  { namespaces, access }: Controlled,
  atRoot: boolean,
): Destination | Promise<Destination> {
  if (!namespaces) throw new Error('A namespace has no namespaces.');
  try {
    checkedName(name);
  } catch (error) {
    return { bodyLimit: 0, answer: () => plain(head, 400, error instanceof Error ? error.message : String(error)) };
  }
  if (isRead(head) && !pathOf(head.target).slice(1).includes('/'))
    return { bodyLimit: 0, answer: () => toSlash(head, `${head.mount}/@${name}/`) };
  const asksBackend = !isBelow(pathOf(rest), '/_resetkit');
  if (asksBackend && isStrangersPage(head, access) && !namespaces.list().some((one) => one.name === name)) {
    return { bodyLimit: 0, answer: () => plain(head, 403, notMade(name)) };
  }
  return destinationOf({ ...head, target: rest, mount: `${head.mount}/@${name}` }, namespaces.worldOf(name), atRoot);
}

/**
 * Whether a page of another site asks by a script or for a part of itself. It could make namespaces until memory is full, and
 * those that tests use would be dropped for them. A link that a user follows is not meant.
 */
function isStrangersPage(head: RequestHead, access: Access): boolean {
  const isAnotherSites = access.foreignHost(head) === undefined && access.foreignCaller(head) !== undefined;
  return isAnotherSites && head.headers['sec-fetch-dest'] !== 'document';
}

function isRead({ method }: RequestHead): boolean {
  return method === 'GET' || method === 'HEAD';
}

function isBelow(path: string, root: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/** A part of the inbox page, for who shows the token. The URL that was printed has it: the page then has a cookie. */
async function inboxPage(head: RequestHead, file: PagePath, { access }: Controlled): Promise<WireReply> {
  if (access.isEmbedded(head)) return plain(head, 403, embeddable);
  const cookie = access.cookieFor(queryOf(head.target));
  if (cookie !== undefined) {
    return { status: 303, headers: ['Location', `${head.mount}/`, 'Set-Cookie', cookie, 'Content-Length', '0'] };
  }
  if (!access.showsToken(head)) return plain(head, 401, asksForToken);
  const { pageAssets } = await import('./generated/page-assets.ts');
  return page(head, pageAssets[file]);
}

/** Takes the prefix off the target. */
function atPrefix(head: RequestHead, { id, baseUrl, mount }: ServedMock): RequestHead {
  const rest = head.target.slice(id.length + 1);
  return { ...head, target: rest.startsWith('/') ? rest : `/${rest}`, mount, baseUrl };
}

function toMock(head: RequestHead, mock: ControlledMockServer, world: Controlled): Destination {
  const isHandedOn = mock.upstream !== undefined && !mock.knows(head.target);
  return {
    bodyLimit: isHandedOn ? handedOnLimit(head) : mock.bodyLimit(head),
    answer: (body) => mock.handle({ ...head, ...body, ...backingUrlOf(mock, world) }),
  };
}

/** Some backends want to know the length of a body: one that is announced as small is read before it is handed on. */
function handedOnLimit({ headers }: RequestHead): Destination['bodyLimit'] {
  const small = 1024 * 1024;
  if (headers['transfer-encoding'] !== undefined) return 'handed on';
  return Number(headers['content-length'] ?? 0) > small ? 'handed on' : small;
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
function ownersOf(head: RequestHead, { mocks }: Controlled): readonly ServedMock[] {
  const knowing = mocks.filter(({ mock }) => mock.knows(head.target));
  const owners = knowing.length > 0 ? knowing : rootsOf(head, mocks);
  return owners.length === 1 ? owners : [];
}

function rootsOf({ target }: RequestHead, mocks: readonly ServedMock[]): readonly ServedMock[] {
  return mocks.filter(({ mock }) => isOwn(mock, target));
}

function notServed(head: RequestHead, { mocks }: Controlled): WireReply {
  const places = mocks.map(({ mock: { provider }, baseUrl }) => `  ${provider.title}: ${baseUrl}/`);
  const sentence = `Nothing is served at ${pathOf(head.target)}. Backends are served under their own prefix:`;
  const meant = rootsOf(head, mocks).map(({ mock: { provider } }) => provider.title);
  const shared = `Without a prefix it may be meant for ${meant.join(' or ')}, and none of them has this path.`;
  return plain(head, 404, [sentence, ...places, ...(meant.length > 1 ? [shared] : [])].join('\n'));
}
