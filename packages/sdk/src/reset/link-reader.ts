import type { LinkContents } from './backend-words.ts';
import { readyAfter } from './known.ts';
import type { Machine } from './machine.ts';
import type { ResetBackend, ResetSteps } from './types.ts';

/** The step `readLink`. */
export function linkReader(backend: ResetBackend, { flow, begin }: Machine): ResetSteps<never>['readLink'] {
  return (url, how) => {
    const { state } = flow;
    const link = readLink(backend, url, state.verifier);
    if (!link) return undefined;
    const [contents, cleanUrl] = link;
    if (how?.clean) showUrl(cleanUrl);
    if ('error' in contents) return { data: undefined, error: contents.error, cleanUrl };
    // Its token may have been traded already; the link would bring back one that is used up.
    const isKnown = state.step === 'ready' && (state.link ?? state.token) === contents.token;
    const data = isKnown ? state : readyAfter(state, contents);
    if (!isKnown) begin()(data);
    return { data, error: undefined, cleanUrl };
  };
}

/** What a page's address says of a mailed link, and the address without that; nothing for an address that is none. */
function readLink(
  { readLink, linkFields }: ResetBackend,
  url: string | URL,
  verifier: string | undefined,
): readonly [contents: LinkContents, cleanUrl: string] | undefined {
  let address: URL;
  try {
    address = new URL(url, globalThis.location?.href);
  } catch {
    return undefined;
  }
  const query = address.searchParams;
  const fragment = new URLSearchParams(address.hash.slice(1));
  const contents = readLink(Object.fromEntries([...query, ...fragment]), verifier);
  if (!contents) return undefined;
  const isInFragment = linkFields.some((field) => fragment.has(field));
  for (const field of linkFields) {
    // What stands in the query beside a fragment that has it all is the page's own, unless it says the same.
    if (query.has(field) && (!isInFragment || query.get(field) === fragment.get(field))) query.delete(field);
    fragment.delete(field);
  }
  // Any other fragment is the page's own, and may be none that reads like a query.
  if (isInFragment) address.hash = `${fragment}`;
  return [contents, address.href];
}

/** Shows another address without going there. Where that cannot be, as on a server, nothing is lost but tidiness. */
function showUrl(url: string): void {
  try {
    history.replaceState(history.state, '', url);
  } catch {}
}
