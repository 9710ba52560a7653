import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';

/** `GET /auth/me`: whose session or API key it is. */
export async function getAuthMe({ caller }: Request<'getAuthMe'>, { supabase }: Backend): Promise<Reply<'getAuthMe'>> {
  const user = caller && (await supabase.userAt(caller.subject));
  return user ? { status: 200, body: { id: user.id, email: user.email } } : failure(401, 'unauthorized');
}
