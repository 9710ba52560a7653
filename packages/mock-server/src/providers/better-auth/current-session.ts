import type { Backend } from './backend.ts';
import {
  type CookieSource,
  clearedCache,
  clearedCookies,
  isUnremembered,
  sessionCookies,
  sessionTokenIn,
} from './cookies.ts';
import type { Session } from './session.ts';
import { endSession, findSession, renewSession } from './sessions.ts';
import type { User } from './user.ts';
import { findUser } from './users.ts';

/** The session of a request, with the cookies that the answer sets for it. */
export interface Current {
  readonly current?: { readonly session: Session; readonly user: User };
  readonly cookies: readonly string[];
}

/**
 * Finds the session of a request. One that is over, or that has lost its account, clears its cookies; an old one begins anew, unless
 * it is only looked at.
 */
export async function findCurrent(
  source: CookieSource,
  backend: Backend,
  { isOnlyLook = false }: { readonly isOnlyLook?: boolean } = {},
): Promise<Current> {
  const { options, clock } = backend;
  const cache = clearedCache(source);
  const token = sessionTokenIn(source, backend);
  if (token === undefined) return { cookies: options.version === '1.7.1' ? [] : cache };
  const session = await findSession(backend, token);
  const user = session && (await findUser(backend, session.userId));
  if (!session || !user) {
    await endSession(backend, token);
    return { cookies: clearedCookies(source) };
  }
  const renewedAt = session.expiresAt - options.sessionExpiresIn * 1_000 + options.sessionUpdateAge * 1_000;
  if (isOnlyLook || isUnremembered(source, backend) || clock.now() < renewedAt)
    return { current: { session, user }, cookies: cache };
  const renewed = (await renewSession(backend, token)) ?? session;
  return {
    current: { session: renewed, user },
    cookies: [...cache, ...sessionCookies(source, backend, token, true)],
  };
}
