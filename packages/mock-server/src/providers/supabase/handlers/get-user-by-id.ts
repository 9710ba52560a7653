import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { userOf } from '../user.ts';
import { userById } from '../users.ts';

/** `GET /auth/v1/admin/users/{id}`: any account. */
export async function getUserById({ path }: Request<'getUserById'>, backend: Backend): Promise<Reply<'getUserById'>> {
  const row = await userById(backend, path.id);
  return row ? { status: 200, body: userOf(row) } : failure(404, 'user_not_found', 'User not found');
}
