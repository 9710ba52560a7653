import type { Backend, Reply, Request } from '../backend.ts';
import { sendResetOtp } from '../send-otp.ts';

/** `POST /email-otp/request-password-reset`: mails digits for a reset. */
export function requestPasswordResetEmailOTP(
  { body }: Request<'requestPasswordResetEmailOTP'>,
  backend: Backend,
): Promise<Reply<'requestPasswordResetEmailOTP'>> {
  return sendResetOtp(backend, body.email);
}
