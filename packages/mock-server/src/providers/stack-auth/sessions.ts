import { accessToken } from './access-tokens.ts';
import type { Backend } from './backend.ts';
import { type KnownError, knownError } from './errors.ts';
import { sessions, sessionsKept } from './policy.ts';
import type { Project } from './project.ts';
import { secretString } from './secrets.ts';
import { readTenancy, updateTenancy, updateUserRow, userIdByToken, withUser } from './tenancy.ts';
import type { Session, User } from './users.ts';

/** The tokens of a session. */
export interface Tokens {
  readonly refresh_token: string;
  readonly access_token: string;
}

/** The input for a new session. */
export interface SessionRequest {
  readonly project: Project;
  readonly userId: string;
  readonly baseUrl: string;
  readonly lifetimeMs?: number;
  readonly isImpersonation?: boolean;
}

/** Opens a session. `undefined` if the user was deleted. */
export async function openSession(backend: Backend, request: SessionRequest): Promise<Tokens | undefined> {
  const { project, userId, baseUrl, lifetimeMs = sessions.refreshTokenLifetimeMs, isImpersonation = false } = request;
  const now = backend.clock.now();
  const session: Session = {
    id: backend.random.uuid(),
    refreshToken: secretString(backend.random),
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + lifetimeMs,
    isImpersonation,
  };
  const user = await updateUserRow(backend, project.shown.id, userId, (before) => ({
    ...before,
    lastActiveAt: now,
    sessions: [...before.sessions, session].slice(-sessionsKept),
  }));
  if (!user) return undefined;
  const access = await accessToken(backend, { project, user, sessionId: session.id, baseUrl });
  return { refresh_token: session.refreshToken, access_token: access };
}

/** A request for a new access token. */
export interface RefreshRequest {
  readonly project: Project;
  readonly refreshToken: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly ip: string;
  readonly baseUrl: string;
}

/** A new access token for a valid session. Its claims are the user's current ones. */
export async function refreshSession(
  backend: Backend,
  { project, refreshToken, headers, ip, baseUrl }: RefreshRequest,
): Promise<{ readonly token: string } | KnownError<'REFRESH_TOKEN_NOT_FOUND_OR_EXPIRED'>> {
  const { id } = project.shown;
  const now = backend.clock.now();
  const isThis = (session: Session): boolean => session.refreshToken === refreshToken && session.expiresAt > now;
  const userId = await userIdByToken(backend, id, refreshToken);
  const before = (await readTenancy(backend, id, { users: [userId] })).users[userId ?? ''];
  const session = before?.sessions.find(isThis);
  if (!before || !session) return knownError('REFRESH_TOKEN_NOT_FOUND_OR_EXPIRED');
  const used = { lastUsedAt: now, ...(isBrowser(headers['user-agent']) && { lastUsedFrom: ip }) };
  const user = await updateUserRow(backend, id, before.id, (row) => ({
    ...row,
    lastActiveAt: now,
    sessions: row.sessions.map((one) => (isThis(one) ? { ...one, ...used } : one)),
  }));
  if (!user) return knownError('REFRESH_TOKEN_NOT_FOUND_OR_EXPIRED');
  return { token: await accessToken(backend, { project, user, sessionId: session.id, baseUrl }) };
}

/** Ends a session of a user. Resolves to `false` if there is no such session. */
export function endSession(backend: Backend, projectId: string, userId: string, sessionId: string): Promise<boolean> {
  return updateTenancy(backend, projectId, { user: userId }, (tenancy) => {
    const user = tenancy.users[userId];
    if (!user?.sessions.some(({ id }) => id === sessionId)) return [tenancy, false];
    return [withUser(tenancy, { ...user, sessions: user.sessions.filter(({ id }) => id !== sessionId) }), true];
  });
}

/** A user without sessions, or with only the one that has this refresh token. */
export function withoutSessions(user: User, remainingToken?: string): User {
  return { ...user, sessions: user.sessions.filter(({ refreshToken }) => refreshToken === remainingToken) };
}

function isBrowser(userAgent = ''): boolean {
  return /Mozilla|Chrome|Safari/.test(userAgent);
}
