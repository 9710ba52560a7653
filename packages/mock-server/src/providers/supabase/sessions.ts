import type { Random } from '../../core/random.ts';
import type { SupabaseOptions } from './options.ts';
import { maxStored, sessions } from './policy.ts';
import type { AuthenticationMethod, RefreshToken, Session, UserRow } from './rows.ts';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** A new refresh token: twelve characters of lower-case base32. */
export function newRefreshToken(random: Random): string {
  return [...random.bytes(sessions.refreshTokenLength)].map((byte) => base32[byte % base32.length]).join('');
}

/** A new session. */
export function newSession(random: Random, method: AuthenticationMethod, now: number): Session {
  const refreshTokens = [{ value: newRefreshToken(random), revoked: false, updatedAt: now }];
  return { id: random.uuid(), method, createdAt: now, refreshTokens };
}

/** The row with one more session, signed in to now. */
export function withSession(row: UserRow, session: Session, now: number): UserRow {
  return { ...row, sessions: [...row.sessions, session].slice(-maxStored.sessions), lastSignInAt: now, updatedAt: now };
}

/** The refresh token that is valid now. `undefined` if its family was revoked. */
export function activeToken({ refreshTokens }: Session): RefreshToken | undefined {
  return refreshTokens.findLast(({ revoked }) => !revoked);
}

/** The session that has this refresh token, used or not. */
export function sessionOfToken(row: UserRow, value: string): Session | undefined {
  return row.sessions.find(({ refreshTokens }) => refreshTokens.some((token) => token.value === value));
}

/** The row with a session in place of the one with its id. */
export function withChangedSession(row: UserRow, session: Session): UserRow {
  return { ...row, sessions: row.sessions.map((other) => (other.id === session.id ? session : other)) };
}

/** The row with a session that is refreshed now. It becomes the last one. */
export function withRefreshedSession(row: UserRow, session: Session, now: number): UserRow {
  const others = row.sessions.filter(({ id }) => id !== session.id);
  return { ...row, sessions: [...others, { ...session, refreshedAt: now }] };
}

/** The result of a refresh: the session, and the token to return, if there is one. */
export interface Rotation {
  readonly session: Session;
  readonly refreshToken?: string;
  /** Whether that token was issued now. */
  readonly isNew: boolean;
}

/**
 * Applies the rules of rotation. The active token yields a child. The active token's parent yields the active token
 * again, at any age. Any other used token yields a child of its own within the reuse interval of its last change. After
 * that all tokens of the session are revoked, unless the option for rotation is off; the session remains. This changes
 * the time only of tokens that were active, so they alone still yield a child within the interval.
 */
export function rotate(
  session: Session,
  presented: string,
  fresh: string,
  now: number,
  { refreshTokenReuseIntervalSeconds, refreshTokenRotationEnabled }: SupabaseOptions,
): Rotation {
  const token = session.refreshTokens.find(({ value }) => value === presented);
  const active = activeToken(session);
  if (token && !token.revoked)
    return { session: withChild(session, presented, fresh, now), refreshToken: fresh, isNew: true };
  if (active && active.parent === presented) return { session, refreshToken: active.value, isNew: false };
  if (token && now < token.updatedAt + refreshTokenReuseIntervalSeconds * 1_000)
    return { session: withChild(session, presented, fresh, now), refreshToken: fresh, isNew: true };
  if (!refreshTokenRotationEnabled) return { session, isNew: false };
  return {
    session: { ...session, refreshTokens: session.refreshTokens.map((each) => revoke(each, now)) },
    isNew: false,
  };
}

/** The session with a child of its active token. The parent still yields the child. */
export function withNextToken(session: Session, value: string, now: number): Session {
  return withChild(session, activeToken(session)?.value ?? '', value, now);
}

function withChild(session: Session, parent: string, value: string, now: number): Session {
  const before = session.refreshTokens.map((each) => (each.value === parent ? revoke(each, now) : each));
  const refreshTokens = [...before, { value, parent, revoked: false, updatedAt: now }].slice(-maxStored.refreshTokens);
  return { ...session, refreshTokens };
}

function revoke(token: RefreshToken, now: number): RefreshToken {
  return token.revoked ? token : { ...token, revoked: true, updatedAt: now };
}
