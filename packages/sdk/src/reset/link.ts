import type { LinkContents, ResetBackend } from '../client/reset-backend.ts';

/** What a page's address says of a mailed link, and the address without that. */
export interface ReadLink {
  readonly contents: LinkContents;
  readonly cleanUrl: string;
}

/** Reads a link. Gives nothing for an address that is none, or no address at all. */
export function readLink({ readLink, linkFields }: ResetBackend, url: string | URL): ReadLink | undefined {
  const address = parse(url);
  if (!address) return undefined;
  const query = address.searchParams;
  const fragment = new URLSearchParams(address.hash.slice(1));
  const contents = readLink(Object.fromEntries([...query, ...fragment]));
  if (!contents) return undefined;
  for (const field of linkFields) {
    query.delete(field);
    // Any other fragment is the page's own, and may be none that reads like a query.
    if (!fragment.has(field)) continue;
    fragment.delete(field);
    address.hash = `${fragment}`;
  }
  return { contents, cleanUrl: address.href };
}

function parse(url: string | URL): URL | undefined {
  try {
    return new URL(url, globalThis.location?.href);
  } catch {
    return undefined;
  }
}
