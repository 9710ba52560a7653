import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';

/** `POST /auth/refresh`: issues a new pair of tokens for a refresh token, by Supabase's rules of rotation. */
export async function refreshToken(
  { body }: Request<'refreshToken'>,
  { supabase }: Backend,
): Promise<Reply<'refreshToken'>> {
  const session = await supabase.refresh(body.refresh_token);
  if (!session) return failure(400, 'invalid_token', 'The refresh token is not valid');
  const { access_token, refresh_token, expires_in } = session;
  return { status: 200, body: { access_token, refresh_token, expires_in } };
}
