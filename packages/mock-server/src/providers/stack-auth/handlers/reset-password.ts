import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError, passwordTooShort, unexpected } from '../errors.ts';
import { isHashable } from '../password.ts';
import { passwords } from '../policy.ts';
import { withoutSessions } from '../sessions.ts';
import { updateTenancy, withUser } from '../tenancy.ts';
import { primaryOf, withPassword } from '../users.ts';
import { tryCode } from '../verification-codes.ts';

/**
 * `POST /auth/password/reset`: uses the code up first, then checks the password, so a password that is too short costs
 * the code.
 */
export async function resetPassword(
  { body }: Request<'resetPassword'>,
  backend: Backend,
): Promise<Reply<'resetPassword'>> {
  const { id, config } = authOf(backend).project.shown;
  const tried = await tryCode(backend, id, 'reset', body.code, 'use');
  if ('refusal' in tried) return tried.refusal;
  if (!config.credential_enabled) return knownError('PASSWORD_AUTHENTICATION_NOT_ENABLED');
  if (body.password.length < passwords.minLength) return passwordTooShort();
  if (!isHashable(body.password)) return unexpected();
  const now = backend.clock.now();
  const isSet = await updateTenancy(backend, id, { user: tried.data.userId }, (tenancy) => {
    const user = tenancy.users[tried.data.userId];
    // A first password needs a primary address.
    if (!user || (!user.password && !primaryOf(user))) return [tenancy, false];
    const changed = withPassword({ ...withoutSessions(user), updatedAt: now }, { text: body.password });
    return [withUser(tenancy, changed), true];
  });
  return isSet ? { status: 200, body: { success: true } } : unexpected();
}
