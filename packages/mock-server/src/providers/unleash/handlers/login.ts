import type { Backend, Reply, Request } from '../backend.ts';
import { failure, passwordMismatch } from '../errors.ts';
import { isPresent } from '../passwords.ts';
import { sessionCookie, sessionIdOf } from '../session-cookie.ts';
import { findSession, openSession } from '../sessions.ts';
import { findByEmail, findByUsername, updateUser } from '../users.ts';

/** `POST /auth/simple/login`: signs in with an address in any case, or with a user name, compared case-sensitively. */
export async function login({ body, headers, mount }: Request<'login'>, backend: Backend): Promise<Reply<'login'>> {
  const { passwordLoginDisabled, baseUriPath } = backend.options;
  if (passwordLoginDisabled)
    return failure(422, 'DisabledError', 'Logging in with username/password has been disabled.');
  const user = (await findByEmail(backend, body.username)) ?? (await findByUsername(backend, body.username));
  if (!user || !isPresent(user, body.password))
    return passwordMismatch('combination of password and username', `${mount}${baseUriPath}`);
  const now = backend.clock.now();
  await updateUser(backend, user.id, (row) => ({ ...row, seenAt: now }));
  const session = await openSession(backend, user, await findSession(backend, sessionIdOf(headers)));
  const cookie = sessionCookie(backend, session, `${mount}${baseUriPath}`);
  return { status: 200, headers: { 'Set-Cookie': cookie }, body: session.user };
}
