import type { components } from '@resetkit/sdk/unleash/types';
import { forgetRow, longAgo } from '../../core/forget.ts';
import type { Backend } from './backend.ts';
import { sessions as policy } from './policy.ts';
import type { User } from './user.ts';
import { accountOf } from './user-view.ts';

/** The account of a session, as it was when the session started. */
export type SignedInUser = components['schemas']['SignedInUser'];

/** A session of an account. */
export interface Session {
  readonly id: string;
  readonly userId: number;
  readonly user: SignedInUser;
  /** Orders sessions by their start: the oldest one is removed first. */
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** Whether the server has noted the client's address in it. */
  readonly knowsAddress: boolean;
  /** Whether it has noted a `User-Agent`, which requests may lack. */
  readonly knowsAgent: boolean;
}

const key = (id: string): string => `session/${id}`;

/** A session that is valid now. */
export async function findSession({ store, clock }: Backend, id: string | undefined): Promise<Session | undefined> {
  const session = id === undefined ? undefined : await store.get<Session>(key(id));
  return session && clock.now() < session.expiresAt ? session : undefined;
}

/** Starts a session. If the account has too many, the oldest ones end. An existing session keeps its id and notes. */
export async function openSession(backend: Backend, user: User, present: Session | undefined): Promise<Session> {
  const { store, clock, random } = backend;
  const rows = await store.list<Session>('session/');
  const before = longAgo(clock);
  const isOver = ({ expiresAt }: Session): boolean => expiresAt <= before;
  for (const [rowKey, row] of rows) if (isOver(row)) await forgetRow(store, rowKey, isOver);
  const old = ofUser(rows, user.id)
    .filter(({ expiresAt }) => clock.now() < expiresAt)
    .sort((one, other) => one.number - other.number);
  const ending = old.slice(0, Math.max(0, old.length - policy.atOnce + 1));
  for (const { id } of ending) await store.delete(key(id));
  const session: Session = {
    id: present?.id ?? base64Url(random.bytes(policy.idBytes)),
    userId: user.id,
    user: { ...accountOf(user), deletedSessions: ending.length, activeSessions: policy.atOnce },
    number: await store.update<number, number>('session-count', (count = 0) => [count + 1, count]),
    expiresAt: clock.now() + policy.lifetimeMs,
    knowsAddress: present?.knowsAddress ?? false,
    knowsAgent: present?.knowsAgent ?? false,
  };
  await store.update<Session, void>(key(session.id), () => [session, undefined]);
  return session;
}

/** Notes the client's address and perhaps its agent in a session, which extends it. */
export function noteClient({ store, clock }: Backend, id: string, knowsAgent: boolean): Promise<void> {
  const expiresAt = clock.now() + policy.lifetimeMs;
  return store.update<Session, void>(key(id), (session) => [
    session && { ...session, knowsAddress: true, knowsAgent, expiresAt },
    undefined,
  ]);
}

/** Ends one session. */
export function endSession({ store }: Backend, id: string): Promise<void> {
  return store.delete(key(id));
}

/** Ends all sessions of an account, valid or not, optionally except one. */
export async function endSessionsOf(backend: Backend, userId: number, but?: string): Promise<void> {
  const rows = await backend.store.list<Session>('session/');
  for (const { id } of ofUser(rows, userId)) if (id !== but) await endSession(backend, id);
}

function ofUser(rows: readonly (readonly [key: string, session: Session])[], userId: number): readonly Session[] {
  return rows.flatMap(([, session]) => (session.userId === userId ? [session] : []));
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}
