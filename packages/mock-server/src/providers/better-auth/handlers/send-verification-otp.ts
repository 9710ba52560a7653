import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { isAddress } from '../is-address.ts';
import { sendOtpIf } from '../send-otp.ts';
import { findByEmail } from '../users.ts';

/** `POST /email-otp/send-verification-otp`: mails digits for a purpose. Those to sign in go to new addresses, too. */
export async function sendVerificationOTP(
  { body: { type, ...body } }: Request<'sendVerificationOTP'>,
  backend: Backend,
): Promise<Reply<'sendVerificationOTP'>> {
  const email = body.email.toLowerCase();
  if (!isAddress(email)) return failure(400, 'INVALID_EMAIL');
  if (type === 'change-email') return { status: 400, body: { message: 'Invalid OTP type' } };
  const isForAnybody = type === 'sign-in' && !backend.options.otpDisableSignUp;
  const isMeant = isForAnybody || (await findByEmail(backend, email)) !== undefined;
  return sendOtpIf(isMeant, backend, type, email);
}
