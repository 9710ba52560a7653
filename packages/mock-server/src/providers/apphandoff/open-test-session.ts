import type { Backing } from '../../core/backing.ts';
import type { Place } from '../../core/place.ts';
import type { OpenedSession } from '../../core/sessions/session.ts';
import type { Backend } from './backend.ts';
import { halves, sessionCookie } from './session-cookies.ts';

/** Signs an account in at the project, and stores its tokens in the portal's cookies as the portal's callback does. */
export async function openTestSession(
  { supabase, options, clock }: Backend,
  backing: Backing,
  email: string,
  place: Place,
): Promise<OpenedSession | undefined> {
  const opened = await backing.openSession(email, { ...place, baseUrl: backing.baseUrlFor(place) });
  const { accessToken: access_token = '', refreshToken: refresh_token = '' } = opened?.tokens ?? {};
  const user = await supabase.userOf(access_token);
  if (!opened || !user) return undefined;
  const cookie = sessionCookie(options.cookieName, { access_token, refresh_token }, user, clock.now());
  return { tokens: opened.tokens, setCookies: halves(cookie), storage: [] };
}
