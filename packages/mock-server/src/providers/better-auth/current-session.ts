import type { Backend } from './backend.ts';
import {
  type CookieSource,
  clearedCache,
  clearedCookies,
  isUnremembered,
  sessionCookies,
  sessionTokenIn,
  setCookies,
} from './cookies.ts';
import { type Failure, failure } from './errors.ts';
import type { Session } from './session.ts';
import { endSession, findSession, renewSession } from './sessions.ts';
import type { User } from './user.ts';
import { findUser } from './users.ts';

/** The session of a request, with the cookies that the answer sets for it. */
export interface Current {
  readonly current?: { readonly session: Session; readonly user: User };
  readonly cookies: readonly string[];
}

/** The caller of an operation that is for signed-in people, with the cookies that its answer sets. */
export interface Caller {
  readonly session: Session;
  readonly user: User;
  readonly cookies: readonly string[];
}

/** The 401 for a request without a session. */
export interface NoCaller {
  readonly refused: Failure<401, 'UNAUTHORIZED'> & { readonly headers: { readonly 'Set-Cookie'?: string } };
}

/**
 * Finds the caller of an operation that is for signed-in people. If there are several cookies to set, a success sets the last one
 * only: better-call loses the others.
 */
export async function findCaller(source: CookieSource, backend: Backend): Promise<Caller | NoCaller> {
  const { current, cookies } = await findCurrent(source, backend);
  if (!current) return { refused: { ...failure(401, 'UNAUTHORIZED'), headers: setCookies(cookies) } };
  return { ...current, cookies: cookies.slice(-1) };
}

/**
 * Finds the session of a request. One that is over, or that has lost its account, clears its cookies; an old one begins anew, unless
 * the query has `disableRefresh`.
 */
export async function findCurrent(source: CookieSource, backend: Backend): Promise<Current> {
  // The parameter counts wherever a session is looked for, not in `/get-session` alone.
  const isOnlyLook = Boolean(Reflect.get(Object(source.query), 'disableRefresh'));
  const { options, clock } = backend;
  const cache = clearedCache(source, backend);
  const token = sessionTokenIn(source, backend);
  if (token === undefined) return { cookies: options.version === '1.7.1' ? [] : cache };
  const session = await findSession(backend, token);
  const user = session && (await findUser(backend, session.userId));
  if (!session || !user) {
    await endSession(backend, token);
    return { cookies: clearedCookies(source, backend, cache) };
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
