import type { Backend, Reply, Request } from '../backend.ts';
import { sendResetOtp } from '../send-otp.ts';

/** `POST /forget-password/email-otp`: the old path of `requestPasswordResetEmailOTP`. */
export function forgetPasswordEmailOTP(
  { body }: Request<'forgetPasswordEmailOTP'>,
  backend: Backend,
): Promise<Reply<'forgetPasswordEmailOTP'>> {
  return sendResetOtp(backend, body.email);
}
