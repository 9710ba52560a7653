import type { Place } from '../../core/place.ts';
import type { OpenedSession } from '../../core/sessions/session.ts';
import type { Backend } from './backend.ts';
import { sessionCookie } from './session-cookie.ts';
import { openSession } from './sessions.ts';
import { ensureFirstAdmin, findByEmail, findByUsername } from './users.ts';

/** Signs an account in, by its address or its user name. Unleash keeps sessions in a cookie alone. */
export async function openTestSession(
  backend: Backend,
  name: string,
  { mount }: Place,
): Promise<OpenedSession | undefined> {
  await ensureFirstAdmin(backend);
  const user = (await findByEmail(backend, name)) ?? (await findByUsername(backend, name));
  if (!user) return undefined;
  const session = await openSession(backend, user, undefined);
  const path = `${mount}${backend.options.baseUriPath}`;
  return { tokens: {}, setCookies: [sessionCookie(backend, session, path)], storage: [] };
}
