import type { Backend, Reply, Request } from '../backend.ts';
import { nulInSignupToken } from '../database-errors.ts';
import { unknownError } from '../errors.ts';
import { makeUser } from '../make-user.ts';
import { isSignupOpen } from '../public-signup.ts';
import { viewerRole } from '../roles.ts';
import { viewOf } from '../user-view.ts';

/** `POST /invite/{token}/signup`: creates an account with the role Viewer. It is not signed in, and no mail is sent. */
export async function addPublicSignupTokenUser(
  { path, body }: Request<'addPublicSignupTokenUser'>,
  backend: Backend,
): Promise<Reply<'addPublicSignupTokenUser'>> {
  if (path.token.includes('\0')) return unknownError(nulInSignupToken);
  if (!isSignupOpen(backend, path.token)) return { status: 400, body: '' };
  const made = await makeUser(backend, { ...body, rootRole: viewerRole });
  if ('refused' in made) return made.refused;
  return { status: 201, body: viewOf(made.user) };
}
