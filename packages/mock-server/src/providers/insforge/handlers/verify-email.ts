import type { Account, Address } from '../../../core/accounts.ts';
import { consume } from '../../../core/tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { checkCode } from '../check-code.ts';
import { internalError, invalidCode } from '../errors.ts';
import { openSession } from '../open-session.ts';
import { withSecret } from '../secrets.ts';

/** `POST /api/auth/email/verify`: the right code verifies the e-mail and signs the account in. */
export async function verifyEmail(request: Request<'verifyEmail'>, backend: Backend): Promise<Reply<'verifyEmail'>> {
  const { email, otp } = request.body;
  const now = backend.clock.now();
  const verified = await backend.accounts.update<Account | 'no-account' | undefined>(email, (address) =>
    checkCode(address, 'VERIFY_EMAIL', otp, now, (accepted) => verify(accepted, now)),
  );
  if (verified === undefined) return invalidCode();
  if (verified === 'no-account') return internalError('Failed to verify code');
  return { status: 200, ...(await openSession(backend, verified, request)) };
}

/** The verified account, its code used up; without an account all is rolled back. */
export function verify(address: Address, now: number): readonly [Address, Account | 'no-account'] {
  const secret = address.secrets['VERIFY_EMAIL'];
  if (!address.account || !secret) return [address, 'no-account'];
  const account = { ...address.account, emailVerified: true, updatedAt: now };
  return [withSecret({ ...address, account }, 'VERIFY_EMAIL', consume(secret, now)), account];
}
