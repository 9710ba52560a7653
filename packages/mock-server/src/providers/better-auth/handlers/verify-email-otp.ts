import type { Backend, Reply, Request } from '../backend.ts';
import { keptSession, setCookies } from '../cookies.ts';
import { findCurrent } from '../current-session.ts';
import { failure } from '../errors.ts';
import { isAddress } from '../is-address.ts';
import { openSession } from '../sessions.ts';
import { findByEmail, verifyUser } from '../users.ts';
import { otpIdentifier } from '../verifications.ts';
import { verifyOtp } from '../verify-otp.ts';
import { userView } from '../views.ts';

/** `POST /email-otp/verify-email`: verifies an address with mailed digits. */
export async function verifyEmailOTP(
  request: Request<'verifyEmailOTP'>,
  backend: Backend,
): Promise<Reply<'verifyEmailOTP'>> {
  const email = request.body.email.toLowerCase();
  if (!isAddress(email)) return failure(400, 'INVALID_EMAIL');
  const refused = await verifyOtp(backend, otpIdentifier('email-verification', email), request.body.otp, 'used-up');
  if (refused) return refused;
  const found = await findByEmail(backend, email);
  const user = found && (await verifyUser(backend, found.id));
  if (!user) return failure(400, 'USER_NOT_FOUND');
  const body = { status: true, token: null, user: userView(user) } as const;
  if (!backend.options.autoSignInAfterVerification)
    return { status: 200, headers: setCookies((await findCurrent(request, backend)).cookies), body };
  const { token } = await openSession(backend, user, request);
  const cookies = keptSession(request, backend, token);
  return { status: 200, headers: setCookies(cookies), body: { ...body, token } };
}
