import type { Address } from '../../core/accounts.ts';
import { countAttempt } from '../../core/tokens.ts';
import { secrets } from './policy.ts';
import { isLiveCode, type Purpose, withSecret } from './secrets.ts';

/**
 * One try at a code, as a change of its address. `accept` says what becomes of the address when the code is right;
 * a wrong one is counted, and the third kills the code. Without a live code nothing changes.
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
