import type { Place } from '../../core/place.ts';
import type { OpenedSession } from '../../core/sessions/session.ts';
import type { Backend } from './backend.ts';
import { sessionCookies } from './cookies.ts';
import { openSession } from './sessions.ts';
import { findByEmail } from './users.ts';

/** Signs an account in. better-auth keeps sessions in a cookie alone. */
export async function openTestSession(
  backend: Backend,
  email: string,
  place: Place,
): Promise<OpenedSession | undefined> {
  const user = await findByEmail(backend, email);
  if (!user) return undefined;
  const { token } = await openSession(backend, user, { headers: {} });
  return { tokens: {}, setCookies: sessionCookies({ ...place, headers: {} }, backend, token, true), storage: [] };
}
