import type { Backend, Reply, Request } from '../backend.ts';
import { sendToAccount } from '../send-to-account.ts';

/**
 * `POST /api/auth/email/send-reset-password`: gives known and unknown e-mails the same answer, as long as mail works.
 */
export function sendResetPasswordEmail(
  { body, baseUrl }: Request<'sendResetPasswordEmail'>,
  backend: Backend,
): Promise<Reply<'sendResetPasswordEmail'>> {
  const { resetPasswordMethod } = backend.options;
  return sendToAccount(backend, { baseUrl, purpose: 'RESET_PASSWORD', method: resetPasswordMethod, ...body });
}
