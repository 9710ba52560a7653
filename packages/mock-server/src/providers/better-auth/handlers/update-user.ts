import type { Backend, Reply, Request } from '../backend.ts';
import { keptSession, setCookies } from '../cookies.ts';
import { findCaller } from '../current-session.ts';
import { failure } from '../errors.ts';
import type { User } from '../user.ts';
import { updateUser as changeUser } from '../users.ts';

/** `POST /update-user`: sets name and picture of the signed-in account, of whatever type they are. */
export async function updateUser(request: Request<'updateUser'>, backend: Backend): Promise<Reply<'updateUser'>> {
  const { name, image, email } = request.body as Partial<Pick<User, 'name' | 'image' | 'email'>>;
  const caller = await findCaller(request, backend);
  if ('refused' in caller) return caller.refused;
  const { session, user, cookies } = caller;
  const headers = setCookies(cookies);
  if (email) return { ...failure(400, 'EMAIL_CAN_NOT_BE_UPDATED'), headers };
  if (name === undefined && image === undefined)
    return { status: 400, headers, body: { message: 'No fields to update' } };
  const given = { ...(name !== undefined && { name }), ...(image !== undefined && { image }) };
  const updatedAt = backend.clock.now();
  await changeUser(backend, user.id, (row) => ({ ...row, ...given, updatedAt }));
  const set = keptSession(request, backend, session.token);
  return { status: 200, headers: setCookies([...cookies, ...set]), body: { status: true } };
}
