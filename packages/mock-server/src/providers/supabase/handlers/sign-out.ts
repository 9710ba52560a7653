import type { Backend, Reply, Request } from '../backend.ts';
import { invalid } from '../errors.ts';
import type { Session } from '../rows.ts';
import { updateUser } from '../users.ts';

/**
 * `POST /auth/v1/logout`: ends all sessions, the current one, or all others. A token without a session can only end
 * all.
 */
export async function signOut({ query, caller }: Request<'signOut'>, backend: Backend): Promise<Reply<'signOut'>> {
  const scope = caller?.session === undefined ? 'global' : query.scope || 'global';
  const remains = remainingByScope.get(query.scope || 'global');
  if (!remains) return invalid(`Unsupported logout scope ${JSON.stringify(query.scope)}`);
  const own = caller?.session;
  await updateUser(backend, caller?.subject ?? '', (row) => [
    { ...row, sessions: scope === 'global' ? [] : row.sessions.filter((session) => remains(session, own)) },
    undefined,
  ]);
  return { status: 204 };
}

/** Whether a session remains. `own` is the id of the caller's. */
type Remains = (session: Session, own: string | undefined) => boolean;

/** Which sessions remain, by scope. */
const remainingByScope: ReadonlyMap<string, Remains> = new Map<string, Remains>([
  ['global', () => false],
  ['local', ({ id }, own) => id !== own],
  ['others', ({ id }, own) => id === own],
]);
