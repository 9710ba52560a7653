import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { portalPath } from '../portal-path.ts';
import { sessionCookie } from '../session-cookies.ts';

/**
 * `POST /auth/exchange-supabase-token`: stores the tokens of a link's fragment in the portal's cookies. The tokens
 * remain valid.
 */
export async function exchangeSupabaseToken(
  { body }: Request<'exchangeSupabaseToken'>,
  { supabase, options, clock }: Backend,
): Promise<Reply<'exchangeSupabaseToken'>> {
  const user = await supabase.userOf(body.access_token);
  if (!user) return failure(400, 'invalid_token');
  const { cookieName } = options;
  return {
    status: 200,
    headers: { 'Set-Cookie': sessionCookie(cookieName, body, user, clock.now()) },
    body: { redirectTo: portalPath(body.redirect_to) ?? '/' },
  };
}
