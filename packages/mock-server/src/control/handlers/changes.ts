import type { Changes } from '../../core/changes/changes.ts';
import { createWaiters } from '../../core/waiters.ts';
import type { Controlled } from '../world.ts';
import { orBadRequest, type Reply, type Request } from './types.ts';

type Body = Extract<Reply<'getChanges'>, { status: 200 }>['body'];

/** What changed after a mark, after a wait for the first change if one is asked for. */
export async function getChanges(
  { query, client }: Request<'getChanges'>,
  { mocks }: Controlled,
): Promise<Reply<'getChanges'>> {
  const made = mocks.map(({ id, mock }) => ({ id, mock }));
  const backends = made.map(({ id, mock }) => ({ id, ...mock.shared.changes }));
  const { after, wait = 0 } = query ?? {};
  const look = (): Body => ({
    mark: markOf(backends),
    changed: after === undefined ? {} : changedSince(after, backends),
  });
  return orBadRequest(async () => {
    // The accounts of a seed are no change.
    await Promise.all(made.map(({ mock }) => mock.settled()));
    const body = after === undefined ? look() : await firstChange(look, wait, backends, client?.signal());
    return { status: 200, body };
  });
}

type Backend = Changes & { readonly id: string };

/** A mark of a world: those of its backends, in their order. */
function markOf(backends: readonly Backend[]): string {
  return backends.map(({ mark }) => mark()).join('-');
}

function changedSince(after: string, backends: readonly Backend[]): Body['changed'] {
  const marks = after.split('-');
  const changed = backends.map(({ id, since }, index) => ({ id, parts: [...since(marks[index] ?? '')] }));
  return Object.fromEntries(changed.filter(({ parts }) => parts.length > 0).map(({ id, parts }) => [id, parts]));
}

/** Looks until something changed, the time is up, or too many wait. */
async function firstChange(
  look: () => Body,
  waitMs: number,
  backends: readonly Backend[],
  signal: AbortSignal | undefined,
): Promise<Body> {
  const waiters = createWaiters();
  let isGivenUp = waitMs === 0;
  const giveUp = (): void => {
    isGivenUp = true;
    waiters.wake();
  };
  const ends = backends.map((backend) => backend.wait({ look: waiters.wake, giveUp }));
  try {
    const found = (): Body | undefined => {
      const body = look();
      return isGivenUp || Object.keys(body.changed).length > 0 ? body : undefined;
    };
    return (await waiters.within(found, waitMs, signal)) ?? look();
  } finally {
    for (const end of ends) end();
  }
}
