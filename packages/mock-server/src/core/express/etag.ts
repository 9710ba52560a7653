import { sha1 } from '@noble/hashes/legacy.js';

/** The weak entity tag that Express gives a body: its length in hex, and 27 characters of its SHA-1 in base64. */
export function weakEtag(body: Uint8Array): string {
  const hash = btoa(String.fromCharCode(...sha1(body))).slice(0, 27);
  return `W/"${body.length.toString(16)}-${hash}"`;
}

/** Whether the client's copy is still good (RFC 9110, `If-None-Match` with weak comparison). */
export function isFresh(etag: string, ifNoneMatch: string | undefined, cacheControl: string | undefined): boolean {
  if (ifNoneMatch === undefined || /(?:^|,)\s*no-cache\s*(?:,|$)/.test(cacheControl ?? '')) return false;
  if (ifNoneMatch.trim() === '*') return true;
  const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag));
}
