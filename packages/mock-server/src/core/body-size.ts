import type { WireRequest } from './wire.ts';

/** A request whose body was not read yet. */
export type RequestHead = Omit<WireRequest, 'body' | 'content'>;

/** Bytes of a body that the backend itself does not read, and that the journal shows. */
export const shownBody: number = 64 * 1024;

/**
 * Whether a body is longer than `limit` bytes: by its announced length, or by the bytes that came. A server on a port
 * reads no body that is announced as too long, and of others at most one byte beyond the limit.
 */
export function isTooLarge({ headers, body }: Pick<WireRequest, 'headers' | 'body'>, limit: number): boolean {
  return body.length > limit || Number(headers['content-length'] ?? 0) > limit;
}

/** Whether requests of this method have a body, as far as backends read one. */
export function hasBodyOf({ method }: Pick<RequestHead, 'method'>): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** More values than any backend's request has, and few enough to be parsed at once. */
const mostValues = 500_000;

/** Whether JSON has so many values that parsing it would stop the process: 100 MB of `[[],[],…` take minutes and gigabytes. */
export function hasTooManyValues(json: Uint8Array): boolean {
  if (json.length < mostValues) return false;
  let values = 0;
  for (const byte of json) if (byte === 0x2c || byte === 0x5b || byte === 0x7b) values += 1;
  return values > mostValues;
}
