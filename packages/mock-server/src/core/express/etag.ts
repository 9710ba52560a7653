import { sha1 } from '@noble/hashes/legacy.js';
import fresh from 'fresh';

/** The weak entity tag of Express: the length of the body in hex, and 27 characters of its SHA-1 in base64. */
export function weakEtag(body: Uint8Array): string {
  const hash = btoa(String.fromCharCode(...sha1(body))).slice(0, 27);
  return `W/"${body.length.toString(16)}-${hash}"`;
}

/** Whether the client's copy is fresh. Express compares `If-None-Match`; it sends no `Last-Modified` here. */
export function isFresh(etag: string, headers: Readonly<Record<string, string | undefined>>): boolean {
  return fresh(headers, { etag });
}
