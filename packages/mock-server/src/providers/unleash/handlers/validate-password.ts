import type { Backend, Reply, Request } from '../backend.ts';
import { weakness } from '../password-rules.ts';

/** `POST /auth/reset/validate-password`: checks a password against the rules and changes nothing. */
export async function validatePassword(
  { body }: Request<'validatePassword'>,
  _backend: Backend,
): Promise<Reply<'validatePassword'>> {
  return weakness(body.password) ?? { status: 200 };
}
