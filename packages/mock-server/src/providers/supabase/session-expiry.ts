import type { SupabaseOptions } from './options.ts';
import type { RefreshToken, Session, UserRow } from './rows.ts';

/** Why a session cannot be refreshed any more, in the words that follow `Session Expired`. `''`: it is past its time. */
export type Expiry = '' | ' (Inactivity)' | ' (Low AAL: User Needs MFA Verification)' | ' (Revoked by Newer Login)';

/**
 * Why a session of an account has expired, in the order of the real server (models/sessions.go): the time box, then
 * inactivity, then the missing second factor. `undefined` if it has not. `token` is a refresh token of the session.
 */
export function expiryOf(
  session: Session,
  row: UserRow,
  options: SupabaseOptions,
  now: number,
  token?: RefreshToken,
): Expiry | undefined {
  const { sessionsTimeboxSeconds, sessionsInactivityTimeoutSeconds, sessionsAllowLowAalSeconds } = options;
  const isOver = (from: number, seconds: number | null): boolean => seconds !== null && now >= from + seconds * 1_000;
  if (isOver(session.createdAt, sessionsTimeboxSeconds)) return '';
  if (isOver(lastRefresh(session, token), sessionsInactivityTimeoutSeconds)) return ' (Inactivity)';
  const isLow = !session.secondFactor && row.factors.some(({ status }) => status === 'verified');
  if (isLow && isOver(session.createdAt, sessionsAllowLowAalSeconds)) return ' (Low AAL: User Needs MFA Verification)';
  return undefined;
}

/** Why a refresh with this token is refused: the session has expired, or the account has another one in its place. */
export function refreshExpiry(
  session: Session,
  row: UserRow,
  options: SupabaseOptions,
  now: number,
  presented: string,
): Expiry | undefined {
  const token = session.refreshTokens.find(({ value }) => value === presented);
  const expiry = expiryOf(session, row, options, now, token);
  if (expiry !== undefined || !options.sessionsSinglePerUser) return expiry;
  const mine = lastRefresh(session, token);
  const place = row.sessions.findIndex(({ id }) => id === session.id);
  const isReplaced = row.sessions.some((other, index) => {
    if (other.id === session.id || expiryOf(other, row, options, now) !== undefined) return false;
    const theirs = lastRefresh(other);
    return theirs > mine || (theirs === mine && index > place);
  });
  return isReplaced ? ' (Revoked by Newer Login)' : undefined;
}

/** When a session was refreshed last. One that never was counts from its sign-in, or from the last change of the token. */
function lastRefresh({ refreshedAt, createdAt }: Session, token?: RefreshToken): number {
  return refreshedAt ?? Math.max(createdAt, token?.updatedAt ?? createdAt);
}
