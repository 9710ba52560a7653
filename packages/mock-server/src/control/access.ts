import type { RequestHead } from '../core/body-size.ts';
import { cookiesOf } from '../core/cookies.ts';

/** Who may use what is served on a port. There is one for each server, and every request is held against it. */
export interface Access {
  /** A sentence that refuses a request under a name that is not one of this server's. `undefined` for its own names. */
  foreignHost(head: RequestHead): string | undefined;
  /** A sentence that refuses a caller of the control API. `undefined` if it may. Does not look at the token. */
  foreignCaller(head: RequestHead): string | undefined;
  /** Whether another site asks for a part of the inbox page. It may lead to it, and embed nothing of it. */
  isEmbedded(head: RequestHead): boolean;
  /** Whether a request shows the token of this server. `true` if it has none. */
  showsToken(head: RequestHead): boolean;
  /** The cookie that shows the token, for the page. `undefined` if the query has not the token of this server. */
  cookieFor(query: string): string | undefined;
}

/** What `createAccess` needs. */
export interface AccessRules {
  /** The origin under which clients reach the server. */
  readonly origin: string;
  /** More names of this server, beside `localhost`, addresses and the name in its origin. */
  readonly allowedHosts: readonly string[];
  /** What callers of the control API and of the page have to show. */
  readonly token: string | undefined;
}

/** The refusal of a caller who does not show the token. */
export const asksForToken =
  'This server asks for its token: Authorization: Bearer TOKEN, or in a browser ?token=TOKEN. It was printed at the start, or set by --token or RESETKIT_TOKEN.';

/**
 * Names that no DNS record of a stranger can point to this server: `localhost`, names below it, and addresses. A name
 * without a dot is not one of them: a search domain may complete it.
 */
const ownName = /^(?:localhost|[^/]+\.localhost|\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;
const loopback = /^(?:localhost|[^/]+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Decides who may use a server. */
export function createAccess({ origin: publicOrigin, allowedHosts, token }: AccessRules): Access {
  const named = new Set([publicOrigin, ...allowedHosts.map((name) => `http://${name}`)].map(hostnameOf));
  const isOwn = (hostname: string): boolean => named.has(hostname) || ownName.test(hostname);
  // Most requests name the server as the one before did.
  let last = { origin: publicOrigin, name: hostnameOf(publicOrigin) };
  // A request of HTTP/1.0 may have no `Host`: no browser sends one.
  const meant = ({ headers: { host } }: RequestHead): string => {
    const origin = host === undefined ? publicOrigin : `http://${host}`;
    if (origin !== last.origin) last = { origin, name: hostnameOf(origin) };
    return last.name;
  };
  const cookie = `resetkit-${new URL(publicOrigin).port || 'token'}`;

  const foreignHost: Access['foreignHost'] = (head) => {
    const name = meant(head);
    if (isOwn(name)) return undefined;
    return name === ''
      ? 'The name of the server that the request is for cannot be read.'
      : `This server does not answer to the name ${name}. If it is one of its names: --allow-host ${name}`;
  };
  const isTrustedPage = (origin: string, host: string | undefined): boolean =>
    origin === publicOrigin ||
    loopback.test(hostnameOf(origin)) ||
    (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase());
  return {
    foreignHost,
    foreignCaller(head) {
      const { origin, host } = head.headers;
      const foreign = foreignHost(head);
      if (foreign !== undefined) return foreign;
      const mayAsk =
        origin === undefined ? !isFromAnotherSite(head, loopback.test(meant(head))) : isTrustedPage(origin, host);
      return mayAsk
        ? undefined
        : 'The control API is for programs and for pages of this machine. Serve with --public-url to name another origin.';
    },
    isEmbedded: (head) => isFromAnotherSite(head, true) && head.headers['sec-fetch-dest'] !== 'document',
    showsToken: ({ headers }) =>
      token === undefined ||
      isSame(/^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1], token) ||
      isSame(cookiesOf(headers.cookie)[cookie], token),
    cookieFor: (query) =>
      token !== undefined && isSame(new URLSearchParams(query).get('token') ?? undefined, token)
        ? `${cookie}=${encodeURIComponent(token)}; Path=/; HttpOnly; SameSite=Strict`
        : undefined,
  };
}

/**
 * Whether a browser says that a page of another site caused a request without `Origin`, such as an image. Another port of
 * this machine is the same site.
 */
function isFromAnotherSite({ headers: { 'sec-fetch-site': site } }: RequestHead, sameSiteIsOwn: boolean): boolean {
  return site === 'cross-site' || (site === 'same-site' && !sameSiteIsOwn);
}

/** Compares secrets in a time that does not say how much of them is the same. */
function isSame(given: string | undefined, secret: string): boolean {
  if (given?.length !== secret.length) return false;
  let difference = 0;
  for (let index = 0; index < secret.length; index++) difference |= given.charCodeAt(index) ^ secret.charCodeAt(index);
  return difference === 0;
}

/** The name in an origin, as browsers write it, without a dot at its end. `''` if there is none. */
function hostnameOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname.replace(/\.$/, '') : '';
}
