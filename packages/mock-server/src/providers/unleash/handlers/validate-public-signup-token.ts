import type { Backend, Reply, Request } from '../backend.ts';
import { nulInSignupToken } from '../database-errors.ts';
import { unknownError } from '../errors.ts';
import { isSignupOpen } from '../public-signup.ts';

/** `GET /invite/{token}/validate`: whether a sign-up link is valid. Only the status tells. */
export async function validatePublicSignupToken(
  { path }: Request<'validatePublicSignupToken'>,
  backend: Backend,
): Promise<Reply<'validatePublicSignupToken'>> {
  if (path.token.includes('\0')) return unknownError(nulInSignupToken);
  return { status: isSignupOpen(backend, path.token) ? 200 : 400 };
}
