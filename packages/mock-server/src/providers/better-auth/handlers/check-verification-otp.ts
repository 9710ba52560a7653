import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { isAddress } from '../is-address.ts';
import { findByEmail } from '../users.ts';
import { otpIdentifier } from '../verifications.ts';
import { verifyOtp } from '../verify-otp.ts';

/** `POST /email-otp/check-verification-otp`: says whether digits are right, and leaves them as they are. */
export async function checkVerificationOTP(
  { body }: Request<'checkVerificationOTP'>,
  backend: Backend,
): Promise<Reply<'checkVerificationOTP'>> {
  const email = body.email.toLowerCase();
  if (!isAddress(email)) return failure(400, 'INVALID_EMAIL');
  const refused = await verifyOtp(backend, otpIdentifier(body.type, email), body.otp, 'kept');
  if (refused) return refused;
  if (!(await findByEmail(backend, email))) return failure(400, 'USER_NOT_FOUND');
  return { status: 200, body: { success: true } };
}
