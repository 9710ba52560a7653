import type { Account } from '../../../core/accounts.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { invalidInput, invalidToken, redirectNotAllowed } from '../errors.ts';
import { redirectAllowed } from '../redirect-allow-list.ts';
import { redirectUrl } from '../redirect-url.ts';
import { isLiveToken } from '../secrets.ts';
import { verify } from './verify-email.ts';

/**
 * `GET /api/auth/email/verify-link`: verifies the e-mail and leads on. Unlike the reset link it uses the token up,
 * and a dead token that is still known leads on with an error.
 */
export async function verifyEmailLink(
  { query: { token } }: Request<'verifyEmailLink'>,
  backend: Backend,
): Promise<Reply<'verifyEmailLink'>> {
  const email = await backend.accounts.findBySecret('VERIFY_EMAIL', token);
  if (email === undefined) return invalidToken();
  const { redirectTo } = (await backend.accounts.address(email)).secrets['VERIFY_EMAIL'] ?? {};
  if (redirectTo === undefined) return invalidInput('No redirect target configured for this verification link');
  const { options } = backend;
  if (!(await redirectAllowed(redirectTo, options))) return redirectNotAllowed(redirectTo);
  const problem = await useToken(email, token, backend);
  const outcome = problem === undefined ? { insforge_status: 'success' } : { insforge_status: 'error' };
  const parameters = {
    ...outcome,
    insforge_type: 'verify_email',
    ...(problem !== undefined && { insforge_error: problem }),
  };
  return { status: 302, headers: { Location: redirectUrl(redirectTo, parameters) } };
}

/** Why the token did not verify the e-mail, if it did not. */
async function useToken(email: string, token: string, backend: Backend): Promise<string | undefined> {
  const now = backend.clock.now();
  const outcome = await backend.accounts.update<Account | 'no-account' | 'dead-token'>(email, (address) =>
    isLiveToken(address.secrets['VERIFY_EMAIL'], token, now) ? verify(address, now) : [address, 'dead-token'],
  );
  if (outcome === 'dead-token') return 'Invalid or expired verification token';
  return outcome === 'no-account' ? 'User not found' : undefined;
}
