import { lettersOf } from '../../core/letters.ts';
import type { Random } from '../../core/random.ts';
import { codes } from './policy.ts';

/** Crockford's base 32, in lower case. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code or a refresh token: 45 characters. The last one has only two random bits, because the bytes end there. */
export function secretString(random: Random): string {
  const bytes = random.bytes(codes.length);
  return `${lettersOf(bytes.subarray(1), alphabet)}${alphabet[((bytes[0] ?? 0) & 0b11) << 3]}`;
}

/** The id of a request in the server's log. */
export function requestIdOf(random: Random): string {
  return lettersOf(random.bytes(16), alphabet);
}
