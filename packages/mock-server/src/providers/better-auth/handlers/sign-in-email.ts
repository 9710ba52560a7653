import type { Backend, Reply, Request } from '../backend.ts';
import { sessionCookies, setCookies } from '../cookies.ts';
import { failure } from '../errors.ts';
import { isAddress } from '../is-address.ts';
import { tooLong } from '../passwords.ts';
import { openSession } from '../sessions.ts';
import { findByEmail } from '../users.ts';
import { sendVerificationLink } from '../verification-links.ts';
import { userView } from '../views.ts';

/** `POST /sign-in/email`: signs in with a password. */
export async function signInEmail(request: Request<'signInEmail'>, backend: Backend): Promise<Reply<'signInEmail'>> {
  const { options } = backend;
  const { email, password, callbackURL, rememberMe } = request.body;
  if (!options.emailAndPassword) return failure(400, 'EMAIL_PASSWORD_DISABLED');
  if (!isAddress(email)) return failure(400, 'INVALID_EMAIL');
  const refused = options.version === '1.7.1' ? undefined : tooLong(password, options.maxPasswordLength);
  if (refused) return refused;
  const user = await findByEmail(backend, email);
  if (!user?.password || user.password !== password) return failure(401, 'INVALID_EMAIL_OR_PASSWORD');
  if (options.requireEmailVerification && !user.emailVerified) {
    if (options.sendVerificationEmail && options.sendOnSignIn)
      await sendVerificationLink(request, backend, user, callbackURL);
    return failure(403, 'EMAIL_NOT_VERIFIED');
  }
  const isRemembered = rememberMe !== false;
  const session = await openSession(backend, user, request, isRemembered);
  return {
    status: 200,
    headers: {
      ...setCookies(sessionCookies(request, backend, session.token, isRemembered)),
      ...(callbackURL && { Location: callbackURL }),
    },
    body: {
      redirect: Boolean(callbackURL),
      token: session.token,
      ...(callbackURL !== undefined && { url: callbackURL }),
      user: userView(user),
    },
  };
}
