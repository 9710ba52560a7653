import type { Backend, Reply, Request } from '../backend.ts';
import { isUnremembered, sessionCookies, setCookies } from '../cookies.ts';
import { failure } from '../errors.ts';
import { newIdentifier } from '../identifiers.ts';
import { identifiers } from '../policy.ts';
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
  const user = found ? await provenUser(found, backend) : await newUser(request, backend, email);
  if (!user) return failure(400, 'INVALID_OTP');
  const { token } = await openSession(backend, user, { isRemembered: true, userAgent: request.headers['user-agent'] });
  const cookies = sessionCookies(request, backend, token, !isUnremembered(request, backend));
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

async function newUser(
  { body: { name = '', image } }: Request<'signInEmailOTP'>,
  backend: Backend,
  email: string,
): Promise<User | undefined> {
  if (backend.options.otpDisableSignUp) return undefined;
  const now = backend.clock.now();
  const id = newIdentifier(backend.random, identifiers.id);
  const user: User = {
    id,
    email,
    name,
    emailVerified: true,
    ...(image !== undefined && { image }),
    providers: [],
    createdAt: now,
    updatedAt: now,
  };
  return (await addUser(backend, user)) ? user : undefined;
}
