import type { LinkContents, ResetBackend } from '../client/reset-backend.ts';

/** What a page's address says of a mailed link, and the address without that. */
export interface ReadLink {
  readonly contents: LinkContents;
  readonly cleanUrl: string;
}

/** Reads a link. Gives `undefined` for an address that is none, or no address at all. */
export function readLink({ readLink, linkFields }: ResetBackend, url: string | URL): ReadLink | undefined {
  const address = parse(url);
  if (!address) return undefined;
  const query = address.searchParams;
  const fragment = new URLSearchParams(address.hash.slice(1));
  const contents = readLink({ query, fragment });
  if (!contents) return undefined;
  const inFragment = linkFields.some((field) => fragment.has(field));
  for (const field of linkFields) {
    query.delete(field);
    fragment.delete(field);
  }
  // Any other fragment is the page's own, and may be none that reads like a query.
  if (inFragment) address.hash = `${fragment}`;
  return { contents, cleanUrl: address.href };
}

/** Shows another address without going there; where it cannot be shown, nothing is lost but the tidiness. */
export function showUrl(url: string): void {
  try {
    history.replaceState(history.state, '', url);
  } catch {}
}

function parse(url: string | URL): URL | undefined {
  try {
    return new URL(url, globalThis.location?.href);
  } catch {
    return undefined;
  }
}
