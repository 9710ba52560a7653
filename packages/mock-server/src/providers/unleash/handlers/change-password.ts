import type { Backend, Reply, Request } from '../backend.ts';
import { invalidToken, passwordUsedBefore, userNotFound } from '../errors.ts';
import { weakness } from '../password-rules.ts';
import { wasUsed } from '../passwords.ts';
import { findResetToken } from '../reset-tokens.ts';
import { sessionIdOf } from '../session-cookie.ts';
import { endSession, endSessionsOf } from '../sessions.ts';
import { updateUser, withPassword } from '../users.ts';

/**
 * `POST /auth/reset/password`: sets a password. The caller's session ends first; then the password is checked, then the
 * token. As on the real server the token is checked first and used up later: two concurrent requests both succeed.
 */
export async function changePassword(
  { body, headers }: Request<'changePassword'>,
  backend: Backend,
): Promise<Reply<'changePassword'>> {
  const session = sessionIdOf(headers);
  if (session !== undefined) await endSession(backend, session);
  const weak = weakness(body.password);
  if (weak) return weak;
  const found = await findResetToken(backend, body.token);
  if (!found) return invalidToken();
  const { user } = found;
  if (user.deletedAt !== undefined) return userNotFound();
  if (wasUsed(user, body.password)) return passwordUsedBefore();
  await updateUser(backend, user.id, (row) => withPassword(row, body.password));
  await endSessionsOf(backend, user.id);
  return { status: 200 };
}
