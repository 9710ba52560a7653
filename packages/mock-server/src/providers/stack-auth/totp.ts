import { totpAt as totpOf } from '../../core/totp.ts';
import { totp } from './policy.ts';

/** The TOTP for a time (RFC 6238). */
export function totpAt(secretBase64: string, now: number): string {
  return totpOf(
    Uint8Array.from(atob(secretBase64), (character) => character.charCodeAt(0)),
    now,
    totp,
  );
}
