import { authOf, userOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError, passwordTooShort, unexpected } from '../errors.ts';
import { isHashable, isPassword } from '../password.ts';
import { passwords } from '../policy.ts';
import { withoutSessions } from '../sessions.ts';
import { updateUserRow } from '../tenancy.ts';
import { withPassword } from '../users.ts';

/** `POST /auth/password/update`: ends every session except that of the refresh token in the request. */
export async function updatePassword(
  { body, headers }: Request<'updatePassword'>,
  backend: Backend,
): Promise<Reply<'updatePassword'>> {
  const { id, config } = authOf(backend).project.shown;
  const user = userOf(backend);
  if (!config.credential_enabled) return knownError('PASSWORD_AUTHENTICATION_NOT_ENABLED');
  if (body.new_password.length < passwords.minLength) return passwordTooShort();
  if (!user.password) return knownError('USER_DOES_NOT_HAVE_PASSWORD');
  if (!isPassword(user.password, body.old_password)) return knownError('PASSWORD_CONFIRMATION_MISMATCH');
  if (!isHashable(body.new_password)) return unexpected();
  const refreshToken = headers['x-stack-refresh-token'];
  const now = backend.clock.now();
  await updateUserRow(backend, id, user.id, (before) =>
    withPassword({ ...withoutSessions(before, refreshToken), updatedAt: now }, { text: body.new_password }),
  );
  return { status: 200, body: { success: true } };
}
