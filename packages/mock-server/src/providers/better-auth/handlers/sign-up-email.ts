import type { Backend, Reply, Request } from '../backend.ts';
import { sessionCookies, setCookies } from '../cookies.ts';
import { failure } from '../errors.ts';
import { newUser } from '../new-user.ts';
import { wrongLength } from '../passwords.ts';
import { sendOtp } from '../send-otp.ts';
import { openSession } from '../sessions.ts';
import type { User } from '../user.ts';
import { addUser } from '../users.ts';
import { sendVerificationLink } from '../verification-links.ts';
import { userView } from '../views.ts';

/** `POST /sign-up/email`: creates an account, and signs it in unless the app wants something else. */
export async function signUpEmail(request: Request<'signUpEmail'>, backend: Backend): Promise<Reply<'signUpEmail'>> {
  const { options } = backend;
  const { name, email, password, image, rememberMe } = request.body;
  if (!options.emailAndPassword || options.disableSignUp) return failure(400, 'EMAIL_PASSWORD_SIGN_UP_DISABLED');
  const refused = wrongLength(password, backend);
  if (refused) return refused;
  const user = newUser(backend, { name, email, image, password, emailVerified: false });
  const isNew = await addUser(backend, user);
  const signsIn = options.autoSignIn && !options.requireEmailVerification;
  if (!isNew && signsIn) return failure(422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL');
  await sendVerification(request, backend, user, isNew);
  // A made-up user, so that nobody learns who has an account.
  if (!isNew) return { status: 200, body: { token: null, user: userView({ ...user, image: image ?? null }) } };
  if (!signsIn) return { status: 200, body: { token: null, user: userView(user) } };
  const isRemembered = rememberMe !== false;
  const session = await openSession(backend, user, request, isRemembered);
  return {
    status: 200,
    headers: setCookies(sessionCookies(request, backend, session.token, isRemembered)),
    body: { token: session.token, user: userView(user) },
  };
}

/** Mails what verifies the address, as the app wants it. Digits go to an address that is taken, too. */
async function sendVerification(
  request: Request<'signUpEmail'>,
  backend: Backend,
  user: User,
  isNew: boolean,
): Promise<void> {
  const { options } = backend;
  const isWanted = options.sendOnSignUp === 'where-required' ? options.requireEmailVerification : options.sendOnSignUp;
  if (isNew && isWanted && options.sendVerificationEmail)
    await sendVerificationLink(request, backend, user, request.body.callbackURL);
  if (options.emailOTP && options.sendVerificationOnSignUp) await sendOtp(backend, 'email-verification', user.email);
}
