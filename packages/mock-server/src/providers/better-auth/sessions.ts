import { forgetRows } from '../../core/forget.ts';
import type { WireRequest } from '../../core/wire.ts';
import type { Backend } from './backend.ts';
import { newIdentifier } from './identifiers.ts';
import { identifiers, sessions as policy } from './policy.ts';
import type { Session } from './session.ts';
import type { User } from './user.ts';

const prefix = 'session/';
const keyOf = (token: string): string => prefix + token;

/** Opens a session for the sender of a request. One that is not remembered is good for a day. */
export async function openSession(
  backend: Backend,
  { id: userId }: User,
  { headers }: Pick<WireRequest, 'headers'>,
  isRemembered = true,
): Promise<Session> {
  const { store, clock, random, options, ip } = backend;
  const now = clock.now();
  await forgetRows<Session>(store, prefix, ({ expiresAt }) => expiresAt < now);
  const seconds = isRemembered ? options.sessionExpiresIn : policy.unrememberedSeconds;
  const session: Session = {
    id: newIdentifier(random, identifiers.id),
    token: newIdentifier(random, identifiers.sessionToken),
    userId,
    expiresAt: now + seconds * 1_000,
    createdAt: now,
    updatedAt: now,
    ipAddress: ip,
    userAgent: headers['user-agent'] ?? '',
  };
  await store.update<Session, void>(keyOf(session.token), () => [session, undefined]);
  return session;
}

/** The session with this token, if it is not over. */
export async function findSession({ store, clock }: Backend, token: string): Promise<Session | undefined> {
  const session = await store.get<Session>(keyOf(token));
  return session && session.expiresAt >= clock.now() ? session : undefined;
}

/** Whether a session is new enough for what better-auth does not want an old one to do. */
export function isFresh({ createdAt }: Session, { clock, options: { sessionFreshAge } }: Backend): boolean {
  return sessionFreshAge === 0 || clock.now() - createdAt < sessionFreshAge * 1_000;
}

/** Lets a session begin anew: it ends later. */
export function renewSession({ store, clock, options }: Backend, token: string): Promise<Session | undefined> {
  const now = clock.now();
  return store.update<Session, Session | undefined>(keyOf(token), (row) => {
    const next = row && { ...row, expiresAt: now + options.sessionExpiresIn * 1_000, updatedAt: now };
    return [next, next];
  });
}

/** Ends a session. */
export function endSession({ store }: Backend, token: string): Promise<void> {
  return store.delete(keyOf(token));
}

/** The sessions of an account that are not over, in the order in which they were opened. */
export async function sessionsOf({ store, clock }: Backend, userId: string): Promise<readonly Session[]> {
  const now = clock.now();
  return (await store.list<Session>(prefix))
    .map(([, session]) => session)
    .filter((session) => session.userId === userId && session.expiresAt > now)
    .sort((one, other) => one.createdAt - other.createdAt);
}

/** Ends all sessions of an account. */
export async function endSessionsOf({ store }: Backend, userId: string): Promise<void> {
  for (const [key, session] of await store.list<Session>(prefix))
    if (session.userId === userId) await store.delete(key);
}
