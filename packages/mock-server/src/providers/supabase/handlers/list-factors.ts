import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { factorOf } from '../factors.ts';
import { userById } from '../users.ts';

/** `GET /auth/v1/admin/users/{id}/factors`: the second factors of any account. */
export async function listFactors({ path }: Request<'listFactors'>, backend: Backend): Promise<Reply<'listFactors'>> {
  const row = await userById(backend, path.id);
  return row ? { status: 200, body: row.factors.map(factorOf) } : failure(404, 'user_not_found', 'User not found');
}
