import type { WireRequest } from '../../core/wire.ts';
import type { PocketbaseOptions } from './options.ts';

/** The client's address: in the first trusted header that the request has, or else that of the peer. */
export function clientAddress({ ip, headers }: WireRequest, { trustedProxy }: PocketbaseOptions): string {
  for (const name of trustedProxy.headers) {
    const listed = (headers[name.toLowerCase()] ?? '').split(',').map((one) => one.trim());
    const valid = listed.filter((one) => /^[\d.]+$|:/.test(one));
    const found = trustedProxy.useLeftmostIP ? valid[0] : valid.at(-1);
    if (found !== undefined) return found;
  }
  return ip;
}
