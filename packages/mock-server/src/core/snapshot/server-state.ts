import { type Cells, cellsKey } from '../cells.ts';
import type { Delays } from '../delays.ts';
import type { ArmedFaults } from '../faults/faults.ts';
import type { WrittenJournal } from '../journal/journal.ts';
import { ownerPrefix } from '../journal/owner-rows.ts';
import type { LimitedAccounts } from '../limited-accounts.ts';
import { type Limits, plainLimits } from '../limits.ts';
import type { StoreParts } from '../prefixed-store.ts';
import type { Provider } from '../provider.ts';
import type { Setting } from '../setting.ts';
import type { World } from '../world.ts';
import { plain, readCells } from './read-snapshot.ts';
import type { Levers, ServerSnapshot, ServerState } from './snapshot.ts';

/** The parts of a mock server whose state a snapshot has. */
export interface StateParts {
  readonly provider: Pick<Provider, 'id' | 'imitates' | 'options' | 'parseOptions' | 'limits'>;
  readonly world: Pick<World<unknown>, 'store' | 'clock' | 'random' | 'codes' | 'outbox' | 'optionsStore'>;
  readonly cells: Cells;
  readonly limits: Setting<Limits>;
  readonly delays: Setting<Delays>;
  readonly faults: ArmedFaults;
  readonly limited: LimitedAccounts;
  readonly journal: WrittenJournal;
  /** The parts of its store that belong to dependents. */
  readonly storeParts: Pick<StoreParts, 'isOwn'>;
  /** Whether clock, randomness and codes are its own, and not those of a backing server. */
  readonly leads: boolean;
}

/** The state of the mock server with these parts. */
export function serverState(parts: StateParts): ServerState {
  const { provider, world, limits, delays } = parts;
  const { id, imitates } = provider;
  return {
    provider: id,
    async capture() {
      return plain({ provider: id, imitates, ...leversOf(parts), rows: await rowsOf(parts) });
    },
    async prepare(snapshot) {
      checkOptions(snapshot.rows.options, provider);
      limits.check(snapshot.limits);
      delays.check(snapshot.delays);
      const arm = await parts.faults.prepare(snapshot.faults);
      return async () => {
        await replaceRows(parts, snapshot.rows);
        limits.set(snapshot.limits);
        delays.set(snapshot.delays);
        await applyLevers(parts, snapshot, arm);
      };
    },
    async goOn() {
      try {
        await checkKept(parts);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `The store has the state of an earlier mock server, which cannot go on: ${reason} Empty the store.`,
        );
      }
      await parts.cells.settle();
      await parts.journal.readOwners();
      await world.outbox.resume();
      // Reads them, so that `latest()` knows them.
      await world.optionsStore.state();
    },
  };
}

/** Checks what an earlier mock server has left in the store. */
async function checkKept({ world, limits, delays, faults }: StateParts): Promise<void> {
  const kept = readCells(await world.store.get(cellsKey));
  if (kept.limits !== undefined) limits.check(kept.limits);
  if (kept.delays !== undefined) delays.check(kept.delays);
  if (kept.faults) await faults.prepare(kept.faults);
}

function leversOf({ limits, delays, faults, limited, journal, world }: StateParts): Levers {
  return {
    limits: plainLimits(limits.get()),
    delays: delays.get(),
    faults: faults.kept(),
    limitedAccounts: limited.list(),
    codes: world.codes.get(),
    handedOut: world.outbox.handedOut(),
    owners: journal.owners(),
  };
}

async function applyLevers(parts: StateParts, levers: Levers, arm: () => void): Promise<void> {
  const { limited, journal, world, leads } = parts;
  arm();
  limited.restore(levers.limitedAccounts);
  await journal.restore(levers.owners);
  await world.outbox.resume(levers.handedOut);
  // Reads them, so that `latest()` knows them.
  await world.optionsStore.state();
  // The options say how many digits they have.
  if (leads) world.codes.set(levers.codes);
}

/** Rows of its own: no namespace's and no dependent's, and not those of its levers. */
async function rowsOf({ world, storeParts }: StateParts): Promise<Record<string, unknown>> {
  const rows = await world.store.list('');
  return Object.fromEntries(rows.filter(([key]) => storeParts.isOwn(key) && !isBeside(key)));
}

/** Whether a row has what a snapshot has beside its rows. */
function isBeside(key: string): boolean {
  return key === cellsKey || key.startsWith(ownerPrefix);
}

async function replaceRows(parts: StateParts, rows: ServerSnapshot['rows']): Promise<void> {
  const { store } = parts.world;
  for (const key of Object.keys(await rowsOf(parts))) if (!Object.hasOwn(rows, key)) await store.delete(key);
  for (const [key, value] of Object.entries(rows)) await store.update(key, () => [value, undefined]);
}

function checkOptions(row: unknown, { parseOptions, options }: StateParts['provider']): void {
  if (row !== undefined) parseOptions(Object(row).value, options);
}
