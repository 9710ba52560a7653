import type { Backend, Reply, Request } from '../backend.ts';
import { keptSession, setCookies } from '../cookies.ts';
import { failure } from '../errors.ts';
import { newUser } from '../new-user.ts';
import { endSessionsOf, openSession } from '../sessions.ts';
import type { User } from '../user.ts';
import { addUser, findByEmail, updateUser } from '../users.ts';
import { otpIdentifier } from '../verifications.ts';
import { verifyOtp } from '../verify-otp.ts';
import { userView } from '../views.ts';

/** `POST /sign-in/email-otp`: signs in with mailed digits, and makes an account for an address that has none. */
export async function signInEmailOTP(
  request: Request<'signInEmailOTP'>,
  backend: Backend,
): Promise<Reply<'signInEmailOTP'>> {
  const email = request.body.email.toLowerCase();
  const refused = await verifyOtp(backend, otpIdentifier('sign-in', email), request.body.otp, 'used-up');
  if (refused) return refused;
  const found = await findByEmail(backend, email);
  const user = found ? await provenUser(found, backend) : await addedUser(request, backend, email);
  if (!user) return failure(400, 'INVALID_OTP');
  const { token } = await openSession(backend, user, request);
  const cookies = keptSession(request, backend, token);
  return { status: 200, headers: setCookies(cookies), body: { token, user: userView(user) } };
}

/** Takes away what an account got before anybody proved that its address is theirs (db/revoke-unproven-account-access). */
async function provenUser(user: User, backend: Backend): Promise<User | undefined> {
  if (user.emailVerified) return user;
  await endSessionsOf(backend, user.id);
  const now = backend.clock.now();
  return updateUser(backend, user.id, ({ password: _unproven, ...row }) => ({
    ...row,
    providers: [],
    emailVerified: true,
    updatedAt: now,
  }));
}

async function addedUser(
  { body: { name = '', image } }: Request<'signInEmailOTP'>,
  backend: Backend,
  email: string,
): Promise<User | undefined> {
  if (backend.options.otpDisableSignUp) return undefined;
  const user = newUser(backend, { email, name, image, emailVerified: true });
  return (await addUser(backend, user)) ? user : undefined;
}
