import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { changeUser } from '../change-user.ts';
import { knownError } from '../errors.ts';
import { readTenancy } from '../tenancy.ts';
import { clientUserOf, serverUserOf } from '../user-view.ts';

/**
 * `PATCH /users/me`: changes the signed-in user. Clients may change fewer fields, and their profile picture must be an
 * image.
 */
export async function updateCurrentUser(
  { body }: Request<'updateCurrentUser'>,
  backend: Backend,
): Promise<Reply<'updateCurrentUser'>> {
  const { type, project, user } = authOf(backend);
  const picture = body.profile_image_url;
  if (type === 'client' && picture && !isPicture(picture)) return { status: 400, body: 'Invalid profile image URL' };
  if (!user) return knownError('CANNOT_GET_OWN_USER_WITHOUT_USER');
  const changed = await changeUser(backend, project, user.id, body);
  if (!changed) return knownError('CANNOT_GET_OWN_USER_WITHOUT_USER');
  if ('status' in changed) return changed;
  const tenancy = await readTenancy(backend, project.shown.id, { users: [user.id] });
  const view = type === 'client' ? clientUserOf : serverUserOf;
  return { status: 200, body: view(changed, project, tenancy) };
}

function isPicture(url: string): boolean {
  return /^data:image\/(?:png|jpg|jpeg|gif|bmp|webp);base64,/.test(url);
}
