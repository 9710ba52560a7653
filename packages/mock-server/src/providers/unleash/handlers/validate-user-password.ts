import type { Backend, Reply, Request } from '../backend.ts';
import { weakness } from '../password-rules.ts';

/** `POST /api/admin/user-admin/validate-password`: checks a password against the rules, for any signed-in caller. */
export async function validateUserPassword(
  { body }: Request<'validateUserPassword'>,
  _backend: Backend,
): Promise<Reply<'validateUserPassword'>> {
  return weakness(body.password) ?? { status: 200 };
}
