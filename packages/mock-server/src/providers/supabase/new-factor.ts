import type { Random } from '../../core/random.ts';
import { toBase32 } from './base32.ts';
import { totp } from './policy.ts';
import type { Factor } from './rows.ts';

/** A new, unverified factor. It is not stored yet. */
export function newFactor(parts: Pick<Factor, 'id' | 'friendlyName' | 'secret'>, now: number): Factor {
  return { ...parts, status: 'unverified', createdAt: now, updatedAt: now };
}

/** A random secret in base32. */
export function newSecret(random: Random): string {
  return toBase32(random.bytes(totp.secretBytes));
}
