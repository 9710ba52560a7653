import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { isPassword } from '../password.ts';
import { secondFactorDue } from '../second-factor.ts';
import { openSession } from '../sessions.ts';
import { findByAuthEmail } from '../tenancy.ts';

/**
 * `POST /auth/password/sign-in`: gives the same answer for a wrong address, a wrong password and an account without a
 * password.
 */
export async function signInWithCredential(
  { body, baseUrl }: Request<'signInWithCredential'>,
  backend: Backend,
): Promise<Reply<'signInWithCredential'>> {
  const { project } = authOf(backend);
  if (!project.shown.config.credential_enabled) return knownError('PASSWORD_AUTHENTICATION_NOT_ENABLED');
  const user = await findByAuthEmail(backend, project.shown.id, body.email);
  if (!user || !isPassword(user.password, body.password)) return knownError('EMAIL_PASSWORD_MISMATCH');
  const due = await secondFactorDue(backend, project, user, false);
  if (due) return due;
  const tokens = await openSession(backend, { project, userId: user.id, baseUrl });
  if (!tokens) return knownError('EMAIL_PASSWORD_MISMATCH');
  const { access_token, refresh_token } = tokens;
  return { status: 200, body: { access_token, refresh_token, user_id: user.id } };
}
