import type { Shared } from '../backing.ts';
import type { Clock } from '../clock.ts';
import type { LifeCycle } from '../life-cycle.ts';
import type { Random } from '../random.ts';
import { rowsVersion } from '../rows-version.ts';
import { readSnapshot } from './read-snapshot.ts';
import type { ServerSnapshot, ServerState, Snapshot } from './snapshot.ts';

/** Takes and restores snapshots of a mock server and its dependents. */
export type Snapshots = Pick<Shared, 'snapshotOf' | 'restoreTo' | 'keep'>;

/**
 * Snapshots of a mock server that leads: clock and randomness are its own. Several servers share its store if it
 * `isShared`.
 */
export function createSnapshots(
  clock: Clock,
  random: Random,
  life: Pick<LifeCycle, 'held' | 'keep'>,
  isShared: boolean,
): Snapshots {
  const restoreTime = (state: Pick<Snapshot, 'clock' | 'random'>): void => {
    clock.restore(state.clock);
    random.restore(state.random);
  };
  return {
    snapshotOf: ({ provider, imitates }) =>
      life.held(async (states): Promise<Snapshot> => {
        const servers = await captured(states);
        return {
          format: 'resetkit',
          version: rowsVersion,
          provider,
          imitates,
          clock: clock.state(),
          random: random.state(),
          servers,
        };
      }),
    restoreTo: (asked, given) =>
      life.held(async (states) => {
        const snapshot = readSnapshot(given, { ...asked, servers: states.map(({ provider }) => provider) });
        if (isShared && snapshot.random !== null)
          throw new Error(
            'This snapshot is of a mock server with random, which servers that share a store cannot have.',
          );
        const put = await prepared(states, snapshot.servers);
        const putBack = await prepared(states, await captured(states));
        const before = { clock: clock.state(), random: random.state() };
        try {
          restoreTime(snapshot);
          await put();
        } catch (error) {
          // A store that is full, for example.
          restoreTime(before);
          await putBack();
          throw error;
        }
      }),
    keep: life.keep,
  };
}

async function captured(states: readonly ServerState[]): Promise<readonly ServerSnapshot[]> {
  const servers: ServerSnapshot[] = [];
  for (const state of states) servers.push(await state.capture());
  return servers;
}

/** Checks the states of all, and resolves to the function that puts them in place. */
async function prepared(
  states: readonly ServerState[],
  servers: readonly ServerSnapshot[],
): Promise<() => Promise<void>> {
  const puts: (() => Promise<void>)[] = [];
  for (const [index, server] of servers.entries()) {
    const put = await states[index]?.prepare(server);
    if (put) puts.push(put);
  }
  return async () => {
    for (const put of puts) await put();
  };
}
