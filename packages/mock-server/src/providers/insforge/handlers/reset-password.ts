import type { Address } from '../../../core/accounts.ts';
import { consume } from '../../../core/tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { internalError, invalidInput, invalidToken } from '../errors.ts';
import { policySentence, satisfiesPolicy } from '../password-policy.ts';
import { isLiveToken, withSecret } from '../secrets.ts';

/**
 * `POST /api/auth/email/reset-password`: checks the password first, so a weak one does not use up the token. Sessions
 * remain, nobody is signed in, and the e-mail's verification does not change.
 */
export async function resetPassword(
  { body }: Request<'resetPassword'>,
  backend: Backend,
): Promise<Reply<'resetPassword'>> {
  const { options } = backend;
  if (!satisfiesPolicy(body.newPassword, options)) return invalidInput(policySentence(options));
  const email = await backend.accounts.findBySecret('RESET_PASSWORD', body.otp);
  if (email === undefined) return invalidToken();
  const now = backend.clock.now();
  const outcome = await backend.accounts.update(email, (address) => reset(address, body.otp, body.newPassword, now));
  switch (outcome) {
    case 'done':
      backend.noteAccount({ email, change: 'password' });
      return { status: 200, body: { message: 'Password reset successfully. Please login with your new password.' } };
    case 'no-account':
      return internalError('User not found');
    case 'dead-token':
      return invalidToken();
  }
}

type Outcome = 'done' | 'no-account' | 'dead-token';

/**
 * Uses the token and sets the password in one change. Without an account the change is rolled back and the token
 * remains valid.
 */
function reset(address: Address, token: string, password: string, now: number): readonly [Address, Outcome] {
  const secret = address.secrets['RESET_PASSWORD'];
  if (!isLiveToken(secret, token, now)) return [address, 'dead-token'];
  if (!address.account) return [address, 'no-account'];
  const account = { ...address.account, password, updatedAt: now };
  return [withSecret({ ...address, account }, 'RESET_PASSWORD', consume(secret, now)), 'done'];
}
