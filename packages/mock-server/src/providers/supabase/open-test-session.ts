import type { Place } from '../../core/place.ts';
import type { OpenedSession } from '../../core/sessions/session.ts';
import type { Backend } from './backend.ts';
import { openSession } from './open-session.ts';
import { storedSession } from './stored-session.ts';
import { userByEmail } from './users.ts';

/** Signs an account in: by its password if it has one, or else by a mailed code. */
export async function openTestSession(
  backend: Backend,
  email: string,
  { baseUrl }: Place,
): Promise<OpenedSession | undefined> {
  const row = await userByEmail(backend, email);
  const method = row?.password === undefined ? 'otp' : 'password';
  const opened = row && (await openSession(backend, row.id, method, baseUrl));
  if (!opened) return undefined;
  const { access_token, refresh_token, expires_at } = opened.body;
  return {
    tokens: { accessToken: access_token, refreshToken: refresh_token, expiresAt: expires_at * 1_000 },
    setCookies: [],
    storage: storedSession(baseUrl, opened.body),
  };
}
