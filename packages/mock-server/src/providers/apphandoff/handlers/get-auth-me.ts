import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';

/** `GET /auth/me`: the account of the session or API key. */
export async function getAuthMe({ caller }: Request<'getAuthMe'>, { supabase }: Backend): Promise<Reply<'getAuthMe'>> {
  const user = caller && (await supabase.userAt(caller.subject));
  return user ? { status: 200, body: { id: user.id, email: user.email } } : failure(401, 'unauthorized');
}
