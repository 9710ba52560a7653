import type { Backend, Reply, Request } from '../backend.ts';
import { banned, type Failure, failure, invalid } from '../errors.ts';
import { sessionReply } from '../open-session.ts';
import { newRefreshToken, rotate, sessionOfToken, withChangedSession } from '../sessions.ts';
import { isBanned } from '../user-row.ts';
import { indexSecret, updateUser, userBySecret } from '../users.ts';

/** `grant_type=refresh_token`: continues the session with a new refresh token. */
export async function refreshTokenGrant(
  { body, baseUrl }: Request<'token'>,
  backend: Backend,
): Promise<Reply<'token'>> {
  const presented = body.refresh_token;
  if (presented === undefined || !/^[a-z0-9]{12}$/.test(presented)) return invalid('Refresh token is not valid');
  const owner = await userBySecret(backend, presented);
  if (!owner || !sessionOfToken(owner, presented)) return notFound();
  const now = backend.clock.now();
  if (isBanned(owner, now))
    return { ...banned(400, 'Invalid Refresh Token: User Banned'), headers: { 'sb-auth-user-id': owner.id } };
  const { refreshTokenReuseIntervalSeconds } = backend.options;
  const fresh = newRefreshToken(backend.random);
  await indexSecret(backend, fresh, owner.id);
  const rotated = await updateUser(backend, owner.id, (row) => {
    const session = sessionOfToken(row, presented);
    if (!session) return [row, undefined];
    const rotation = rotate(session, presented, fresh, now, refreshTokenReuseIntervalSeconds * 1_000);
    const changed = withChangedSession(row, rotation.session);
    return [changed, { ...rotation, row: changed }];
  });
  if (!rotated) return notFound();
  const { refreshToken, isNew, session, row } = rotated;
  if (refreshToken === undefined) {
    const headers = { 'sb-auth-user-id': row.id, 'sb-auth-session-id': session.id };
    return { ...failure(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used'), headers };
  }
  const reply = await sessionReply(backend, row, session, baseUrl, {}, refreshToken);
  return isNew ? { ...reply, headers: { ...reply.headers, 'sb-auth-refresh-token-reuse': 'false' } } : reply;
}

function notFound(): Failure<400, 'refresh_token_not_found'> {
  return failure(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
}
