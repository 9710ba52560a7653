import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';

/** `POST /auth/dev-login`: takes the same credentials as a login and answers in another form. */
export async function devLogin({ body }: Request<'devLogin'>, { supabase }: Backend): Promise<Reply<'devLogin'>> {
  const session = await supabase.signIn(body.email, body.password);
  if (!session) return failure(400, 'invalid_credentials');
  const { access_token, refresh_token, expires_in } = session;
  return { status: 200, body: { access_token, refresh_token, expires_in } };
}
