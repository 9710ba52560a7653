import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { isAddress } from '../is-address.ts';
import { setResetPassword, wrongLength } from '../passwords.ts';
import { findByEmail, verifyUser } from '../users.ts';
import { otpIdentifier } from '../verifications.ts';
import { verifyOtp } from '../verify-otp.ts';

/** `POST /email-otp/reset-password`: sets a password with mailed digits. The address counts as verified then. */
export async function resetPasswordEmailOTP(
  { body }: Request<'resetPasswordEmailOTP'>,
  backend: Backend,
): Promise<Reply<'resetPasswordEmailOTP'>> {
  const { otp, password } = body;
  const email = body.email.toLowerCase();
  const isOld = backend.options.version === '1.7.1';
  if (!isOld && !isAddress(email)) return failure(400, 'INVALID_EMAIL');
  const wrong = wrongLength(password, backend);
  if (wrong) return wrong;
  const identifier = otpIdentifier('forget-password', email);
  const refused = await verifyOtp(backend, identifier, otp, isOld ? 'used-up' : 'kept');
  if (refused) return refused;
  const user = await findByEmail(backend, email);
  if (!user) return failure(400, 'USER_NOT_FOUND');
  const lost = isOld ? undefined : await verifyOtp(backend, identifier, otp, 'used-up');
  if (lost) return lost;
  await setResetPassword(backend, user.id, password);
  if (!user.emailVerified) await verifyUser(backend, user.id);
  return { status: 200, body: { success: true } };
}
