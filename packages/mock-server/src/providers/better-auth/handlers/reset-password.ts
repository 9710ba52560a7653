import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { setResetPassword, wrongLength } from '../passwords.ts';
import { findUser } from '../users.ts';
import { findVerification, isOver, linkIdentifier, takeVerification } from '../verifications.ts';

/**
 * `POST /reset-password`: sets a password with the token of a link. The token of an account that is gone stays; version 1.7.1
 * uses it up first.
 */
export async function resetPassword(
  { body, query }: Request<'resetPassword'>,
  backend: Backend,
): Promise<Reply<'resetPassword'>> {
  const { newPassword } = body;
  const token = body.token || Reflect.get(Object(query), 'token');
  if (typeof token !== 'string' || token === '') return failure(400, 'INVALID_TOKEN');
  const refused = wrongLength(newPassword, backend);
  if (refused) return refused;
  const identifier = linkIdentifier(token);
  const isOld = backend.options.version === '1.7.1';
  const found = await (isOld ? takeVerification(backend, identifier) : findVerification(backend, identifier));
  if (!found || isOver(found, backend.clock.now())) return failure(400, 'INVALID_TOKEN');
  if (!(await findUser(backend, found.value))) return failure(400, 'USER_NOT_FOUND');
  if (!isOld && !(await takeVerification(backend, identifier))) return failure(400, 'INVALID_TOKEN');
  await setResetPassword(backend, found.value, newPassword);
  return { status: 200, body: { status: true } };
}
