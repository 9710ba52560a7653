import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';

/** `POST /auth/login`: answers every refusal of Supabase like a wrong password. */
export async function loginWithPassword(
  { body }: Request<'loginWithPassword'>,
  { supabase }: Backend,
): Promise<Reply<'loginWithPassword'>> {
  const session = await supabase.signIn(body.email, body.password);
  if (!session) return failure(401, 'invalid_credentials');
  const { access_token: token, refresh_token, expires_in, user } = session;
  return { status: 200, body: { token, refresh_token, expires_in, user: { id: user.id, email: user.email } } };
}
