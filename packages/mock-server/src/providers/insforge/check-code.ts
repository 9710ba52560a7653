import type { Address } from '../../core/accounts.ts';
import { countAttempt } from '../../core/tokens.ts';
import { secrets } from './policy.ts';
import { isLiveCode, type Purpose, withSecret } from './secrets.ts';

/**
 * Checks a code and records the attempt, as one change of the address. If the code is right, `accept` gives the changed
 * address and the result. A wrong code is counted; the third wrong one invalidates the code that was mailed. Without a
 * live code nothing changes.
 */
export function checkCode<R>(
  address: Address,
  purpose: Purpose,
  code: string,
  now: number,
  accept: (address: Address) => readonly [Address, R],
): readonly [Address, R | undefined] {
  const secret = address.secrets[purpose];
  if (!isLiveCode(secret, now)) return [address, undefined];
  if (secret.value === code) return accept(address);
  return [withSecret(address, purpose, countAttempt(secret, secrets.maxAttempts, now)), undefined];
}
