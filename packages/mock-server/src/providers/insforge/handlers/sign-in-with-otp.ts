import type { Backend, Reply, Request } from '../backend.ts';
import { mailCode } from '../mail-secret.ts';

/** `POST /api/auth/email/send-otp`: mails a code to any address, with or without an account. */
export async function signInWithOtp(
  { body }: Request<'signInWithOtp'>,
  backend: Backend,
): Promise<Reply<'signInWithOtp'>> {
  const failed = await mailCode(backend, 'SIGN_IN', body.email);
  if (failed) return failed;
  return {
    status: 202,
    body: { success: true, message: 'If sign-in is available for this email, we have sent a verification code.' },
  };
}
