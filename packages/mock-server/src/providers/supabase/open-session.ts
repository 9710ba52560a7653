import type { components } from '@resetkit/sdk/supabase/types';
import type { Backend } from './backend.ts';
import type { Weakness } from './errors.ts';
import { signAccessToken } from './jwt.ts';
import type { AuthenticationMethod, Session, UserRow } from './rows.ts';
import { activeToken, newSession, withSession } from './sessions.ts';
import { userOf } from './user.ts';
import { updateUser } from './users.ts';

/** A session as its owner receives it. */
type SessionBody = components['schemas']['Session'];

/** A reply with a session. */
export interface SessionReply {
  readonly status: 200;
  readonly headers: {
    'sb-auth-user-id': string;
    'sb-auth-session-id': string;
    'sb-auth-refresh-token-prefix': string;
  };
  readonly body: SessionBody;
}

/** Additional fields of a reply with a session. */
export interface SessionExtras {
  /** The rules that the password of the sign-in breaks, or null. Absent if the session was not opened by a password. */
  readonly weakness?: Weakness | null;
  readonly confirmedNow?: boolean;
}

/** Signs an account in. `undefined` if the account was removed. */
export async function openSession(
  backend: Backend,
  id: string,
  method: AuthenticationMethod,
  baseUrl: string,
  extras: SessionExtras = {},
): Promise<SessionReply | undefined> {
  const now = backend.clock.now();
  const session = newSession(backend.random, method, now);
  const row = await updateUser(backend, id, (before) => {
    const after = withSession(before, session, now);
    return [after, after];
  });
  return row && sessionReply(backend, row, session, baseUrl, extras);
}

/** The reply with a session: with its active refresh token, or with the given one. */
export async function sessionReply(
  backend: Backend,
  row: UserRow,
  session: Session,
  baseUrl: string,
  { weakness, confirmedNow = false }: SessionExtras = {},
  refreshToken: string = activeToken(session)?.value ?? '',
): Promise<SessionReply> {
  const { token, expiresIn, expiresAt } = await signAccessToken(backend, row, session, baseUrl);
  return {
    status: 200,
    headers: {
      'sb-auth-user-id': row.id,
      'sb-auth-session-id': session.id,
      'sb-auth-refresh-token-prefix': refreshToken.slice(0, 5),
    },
    body: {
      access_token: token,
      token_type: 'bearer',
      expires_in: expiresIn,
      expires_at: expiresAt,
      refresh_token: refreshToken,
      user: userOf(row, { confirmedNow }),
      ...(weakness !== undefined && { weak_password: weakness }),
    },
  };
}
