import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { countryOf } from '../country.ts';
import { type KnownError, type Unexpected, unexpected } from '../errors.ts';
import { secondFactorDue } from '../second-factor.ts';
import { openSession } from '../sessions.ts';
import { mailSignIn } from '../sign-in-by-mail.ts';
import { signUp } from '../sign-up.ts';
import { ruleFailure } from '../sign-up-checks.ts';
import { findByAuthEmail } from '../tenancy.ts';
import type { User } from '../users.ts';
import { tryCode } from '../verification-codes.ts';

/** `POST /auth/otp/sign-in`: uses the code up first, then checks what may have changed since the mail. */
export async function signInWithMagicLink(
  { body, baseUrl, headers }: Request<'signInWithMagicLink'>,
  backend: Backend,
): Promise<Reply<'signInWithMagicLink'>> {
  const { project } = authOf(backend);
  const { id } = project.shown;
  const tried = await tryCode(backend, id, 'otp', body.code, 'use');
  if ('refusal' in tried) return tried.refusal;
  const { email } = tried.data;
  const found = mailSignIn(await findByAuthEmail(backend, id, email), project, email);
  if ('refusal' in found) return found.refusal;
  const user = found.user ?? (await newUser(backend, email, headers));
  if ('status' in user) return user;
  const isNewUser = found.user === undefined;
  const due = await secondFactorDue(backend, project, user, isNewUser);
  if (due) return due;
  const tokens = await openSession(backend, { project, userId: user.id, baseUrl });
  if (!tokens) return unexpected();
  return { status: 200, body: { ...tokens, is_new_user: isNewUser, user_id: user.id } };
}

type Refused = KnownError<'SIGN_UP_REJECTED'> | KnownError<'USER_EMAIL_ALREADY_EXISTS'> | Unexpected;

/** A verified account without a password. Sign-in by mail may have been disabled since the mail. */
async function newUser(
  backend: Backend,
  email: string,
  headers: Request<'signInWithMagicLink'>['headers'],
): Promise<User | Refused> {
  const { project, user: caller } = authOf(backend);
  const rejected = ruleFailure(backend.options);
  if (rejected) return rejected;
  if (!project.shown.config.magic_link_enabled) return unexpected();
  const traits = { otp: true, ...countryOf(headers) };
  return signUp(backend, { project, email, traits, isVerified: true, caller });
}
