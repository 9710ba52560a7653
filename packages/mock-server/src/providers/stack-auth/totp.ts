import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { totp } from './policy.ts';

/** The TOTP for a time (RFC 6238). */
export function totpAt(secretBase64: string, now: number): string {
  const secret = Uint8Array.from(atob(secretBase64), (character) => character.charCodeAt(0));
  const step = new Uint8Array(8);
  new DataView(step.buffer).setBigUint64(0, BigInt(Math.floor(now / totp.stepMs)));
  const digest = hmac(sha1, secret, step);
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fff_ffff;
  return String(number % 10 ** totp.digits).padStart(totp.digits, '0');
}
