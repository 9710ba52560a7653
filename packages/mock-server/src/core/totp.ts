import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';

/** How a backend makes one-time passwords of time: the length of a step, in milliseconds, and the number of digits. */
export interface TotpRules {
  readonly stepMs: number;
  readonly digits: number;
}

/** The one-time password of a secret for a time in milliseconds since 1970 (RFC 6238, with SHA-1). */
export function totpAt(secret: Uint8Array, now: number, { stepMs, digits }: TotpRules): string {
  const step = new Uint8Array(8);
  new DataView(step.buffer).setBigUint64(0, BigInt(Math.floor(now / stepMs)));
  const digest = hmac(sha1, secret, step);
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}
