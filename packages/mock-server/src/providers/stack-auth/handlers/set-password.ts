import { authOf, userOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError, passwordTooShort, unexpected } from '../errors.ts';
import { isHashable } from '../password.ts';
import { passwords } from '../policy.ts';
import { updateUserRow } from '../tenancy.ts';
import { withPassword } from '../users.ts';

/** `POST /auth/password/set`: sets a first password. No session ends. */
export async function setPassword({ body }: Request<'setPassword'>, backend: Backend): Promise<Reply<'setPassword'>> {
  const { id, config } = authOf(backend).project.shown;
  const user = userOf(backend);
  if (!config.credential_enabled) return knownError('PASSWORD_AUTHENTICATION_NOT_ENABLED');
  if (body.password.length < passwords.minLength) return passwordTooShort();
  if (user.password) return { status: 400, body: 'User already has a password set.' };
  if (!isHashable(body.password)) return unexpected();
  const now = backend.clock.now();
  await updateUserRow(backend, id, user.id, (before) =>
    withPassword({ ...before, updatedAt: now }, { text: body.password }),
  );
  return { status: 200, body: { success: true } };
}
