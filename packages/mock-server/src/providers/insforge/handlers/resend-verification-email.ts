import type { Backend, Reply, Request } from '../backend.ts';
import { sendToAccount } from '../send-to-account.ts';

/** `POST /api/auth/email/send-verification`: like the reset mail, for the other purpose. Verified accounts are mailed again. */
export async function resendVerificationEmail(
  { body, baseUrl }: Request<'resendVerificationEmail'>,
  backend: Backend,
): Promise<Reply<'resendVerificationEmail'>> {
  const { verifyEmailMethod } = backend.options;
  return sendToAccount(backend, { ...body, baseUrl, purpose: 'VERIFY_EMAIL', method: verifyEmailMethod });
}
