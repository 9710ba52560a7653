import type { BetterAuthOptions } from './options.ts';
import { isAddressOrName, matchesGlob } from './origin-globs.ts';

/** The parts of a URL such as `myapp://host/path` that are compared. */
interface CustomUrl {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
}

/** Whether a URL whose scheme is neither `http` nor `https` matches an entry of `trustedOrigins` (auth/trusted-origins). */
export function isCustomSchemeMatch(
  url: string,
  pattern: string,
  isGlob: boolean,
  version: BetterAuthOptions['version'],
): boolean {
  const given = parse(url, false, version);
  const wanted = parse(pattern, isGlob, version);
  if (!given || !wanted || given.scheme !== wanted.scheme) return false;
  if (isGlob) return isGlobMatch(given, wanted);
  if (wanted.authority && given.authority !== wanted.authority) return false;
  return wanted.path === '' || given.path === wanted.path || given.path.startsWith(`${wanted.path}/`);
}

function isGlobMatch(given: CustomUrl, wanted: CustomUrl): boolean {
  if (given.authority.includes('@')) return false;
  const isThere = matchesGlob(given.authority, wanted.authority) && isAddressOrName(given.authority, wanted.authority);
  if (wanted.authority && !isThere) return false;
  return wanted.path === '' || matchesGlob(given.path || '/', wanted.path);
}

function parse(value: string, isGlob: boolean, version: BetterAuthOptions['version']): CustomUrl | undefined {
  if (version !== '1.7.1' && /\p{Cc}/u.test(value)) return undefined;
  const colon = value.indexOf(':');
  if (colon <= 0) return undefined;
  const rest = value.slice(colon + 1);
  const [authority, after] = rest.startsWith('//') ? cut(rest.slice(2), isGlob ? /[/#]/ : /[/?#]/) : ['', rest];
  const [path] = cut(after, isGlob ? /#/ : /[?#]/);
  return { scheme: value.slice(0, colon).toLowerCase(), authority: authority.toLowerCase(), path: resolved(path) };
}

function cut(text: string, at: RegExp): readonly [before: string, from: string] {
  const index = text.search(at);
  return index === -1 ? [text, ''] : [text.slice(0, index), text.slice(index)];
}

/** The path without `.` and `..`, decoded. An empty text for the root. */
function resolved(path: string): string {
  const segments: string[] = [];
  for (const segment of decoded(path).split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.length === 0 ? '' : `/${segments.join('/')}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
