import type { Backend, Reply, Request } from '../backend.ts';
import { banned, type Failure, failure, invalid } from '../errors.ts';
import { sessionReply } from '../open-session.ts';
import type { Session } from '../rows.ts';
import { refreshExpiry } from '../session-expiry.ts';
import { newRefreshToken, rotate, sessionOfToken, withChangedSession, withRefreshedSession } from '../sessions.ts';
import { isBanned } from '../user-row.ts';
import { updateUser, userBySecret } from '../users.ts';

/** `grant_type=refresh_token`: continues the session with a new refresh token. */
export async function refreshTokenGrant(
  { body, baseUrl }: Request<'token'>,
  backend: Backend,
): Promise<Reply<'token'>> {
  const presented = body.refresh_token;
  if (presented === undefined || !/^[a-z0-9]{12}$/.test(presented)) return invalid('Refresh token is not valid');
  const owner = await userBySecret(backend, presented);
  const opened = owner && sessionOfToken(owner, presented);
  if (!owner || !opened) return notFound();
  const now = backend.clock.now();
  if (isBanned(owner, now))
    return { ...banned(400, 'Invalid Refresh Token: User Banned'), headers: { 'sb-auth-user-id': owner.id } };
  const expiry = refreshExpiry(opened, owner, backend.options, now, presented);
  if (expiry !== undefined)
    return refused(
      owner.id,
      opened,
      failure(400, 'session_expired', `Invalid Refresh Token: Session Expired${expiry}`),
    );
  const fresh = newRefreshToken(backend.random);
  const rotated = await updateUser(backend, owner.id, (row) => {
    const session = sessionOfToken(row, presented);
    if (!session) return [row, undefined];
    const rotation = rotate(session, presented, fresh, now, backend.options);
    const changed =
      rotation.refreshToken === undefined
        ? withChangedSession(row, rotation.session)
        : withRefreshedSession(row, rotation.session, now);
    return [changed, { ...rotation, row: changed }];
  });
  if (!rotated) return notFound();
  const { refreshToken, isNew, session, row } = rotated;
  if (refreshToken === undefined)
    return refused(row.id, session, failure(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used'));
  const reply = await sessionReply(backend, row, session, baseUrl, {}, refreshToken);
  return isNew ? { ...reply, headers: { ...reply.headers, 'sb-auth-refresh-token-reuse': 'false' } } : reply;
}

/** A refusal that names account and session. */
function refused<Code extends string>(
  userId: string,
  { id }: Session,
  reply: Failure<400, Code>,
): Failure<400, Code> & { readonly headers: { 'sb-auth-user-id': string; 'sb-auth-session-id': string } } {
  return { ...reply, headers: { 'sb-auth-user-id': userId, 'sb-auth-session-id': id } };
}

function notFound(): Failure<400, 'refresh_token_not_found'> {
  return failure(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
}
