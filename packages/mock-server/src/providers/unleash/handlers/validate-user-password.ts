import type { Backend, Reply, Request } from '../backend.ts';
import { weakness } from '../password-rules.ts';

/** `POST /api/admin/user-admin/validate-password`: judges a password, for anybody who is signed in. */
export async function validateUserPassword(
  { body }: Request<'validateUserPassword'>,
  _backend: Backend,
): Promise<Reply<'validateUserPassword'>> {
  return weakness(body.password) ?? { status: 200 };
}
