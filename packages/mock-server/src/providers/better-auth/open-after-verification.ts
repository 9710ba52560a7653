import type { Backend } from './backend.ts';
import { type CookieSource, keptSession } from './cookies.ts';
import { findCurrent } from './current-session.ts';
import { openSession } from './sessions.ts';
import type { User } from './user.ts';

/** Signs somebody in who has followed a link, unless they are. The cookies that the answer sets. */
export async function openAfterVerification(
  source: CookieSource,
  backend: Backend,
  user: User,
): Promise<readonly string[]> {
  const { current, cookies } = await findCurrent(source, backend);
  const session = current?.user.email === user.email ? current.session : await openSession(backend, user, source);
  return [...cookies, ...keptSession(source, backend, session.token)];
}
