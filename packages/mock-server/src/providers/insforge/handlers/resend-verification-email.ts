import type { Backend, Reply, Request } from '../backend.ts';
import { sendToAccount } from '../send-to-account.ts';

/**
 * `POST /api/auth/email/send-verification`: as for the reset mail, with the purpose `VERIFY_EMAIL`. Verified accounts
 * get a mail too.
 */
export async function resendVerificationEmail(
  { body, baseUrl }: Request<'resendVerificationEmail'>,
  backend: Backend,
): Promise<Reply<'resendVerificationEmail'>> {
  const { verifyEmailMethod } = backend.options;
  return sendToAccount(backend, { ...body, baseUrl, purpose: 'VERIFY_EMAIL', method: verifyEmailMethod });
}
