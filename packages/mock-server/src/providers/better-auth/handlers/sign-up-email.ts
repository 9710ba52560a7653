import type { Backend, Reply, Request } from '../backend.ts';
import { sessionCookies, setCookies } from '../cookies.ts';
import { failure } from '../errors.ts';
import { newIdentifier } from '../identifiers.ts';
import { wrongLength } from '../passwords.ts';
import { identifiers } from '../policy.ts';
import { sendOtp } from '../send-otp.ts';
import { openSession } from '../sessions.ts';
import type { User } from '../user.ts';
import { addUser } from '../users.ts';
import { sendVerificationLink } from '../verification-links.ts';
import { userView } from '../views.ts';

/** `POST /sign-up/email`: creates an account, and signs it in unless the app wants something else. */
export async function signUpEmail(request: Request<'signUpEmail'>, backend: Backend): Promise<Reply<'signUpEmail'>> {
  const { options } = backend;
  const { password, image, rememberMe } = request.body;
  if (!options.emailAndPassword || options.disableSignUp) return failure(400, 'EMAIL_PASSWORD_SIGN_UP_DISABLED');
  const refused = wrongLength(password, backend);
  if (refused) return refused;
  const user = newUser(request, backend);
  const isNew = await addUser(backend, user);
  const signsIn = options.autoSignIn && !options.requireEmailVerification;
  if (!isNew && signsIn) return failure(422, 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL');
  await sendVerification(request, backend, user, isNew);
  // A made-up user, so that nobody learns who has an account.
  if (!isNew) return { status: 200, body: { token: null, user: userView({ ...user, image: image ?? null }) } };
  if (!signsIn) return { status: 200, body: { token: null, user: userView(user) } };
  const isRemembered = rememberMe !== false;
  const session = await openSession(backend, user, { isRemembered, userAgent: request.headers['user-agent'] });
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

function newUser({ body }: Request<'signUpEmail'>, { clock, random }: Backend): User {
  const { name, email, password, image } = body;
  const now = clock.now();
  return {
    id: newIdentifier(random, identifiers.id),
    email: email.toLowerCase(),
    name,
    emailVerified: false,
    ...(image !== undefined && { image }),
    password,
    providers: [],
    createdAt: now,
    updatedAt: now,
  };
}
