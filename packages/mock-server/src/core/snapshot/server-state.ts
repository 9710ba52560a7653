import type { Act, Acts } from '../acts.ts';
import { type Cells, cellsKey } from '../cells.ts';
import type { Changes } from '../changes/changes.ts';
import type { Delays } from '../delays.ts';
import type { ArmedFaults } from '../faults/faults.ts';
import type { WrittenJournal } from '../journal/journal.ts';
import type { KeptJournal } from '../journal/kept-journal.ts';
import { ownerPrefix } from '../journal/owner-rows.ts';
import type { LimitedAccounts } from '../limited-accounts.ts';
import { type Limits, plainLimits } from '../limits.ts';
import type { StoreParts } from '../prefixed-store.ts';
import type { Provider } from '../provider.ts';
import { seedMark, seedMarkKey } from '../seed-mark.ts';
import type { Setting } from '../setting.ts';
import type { Store } from '../store.ts';
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
  readonly acts: Acts;
  /** The parts of its store that belong to dependents. */
  readonly storeParts: Pick<StoreParts, 'isOwn'>;
  /** Whether clock, randomness and codes are its own, and not those of a backing server. */
  readonly leads: boolean;
  readonly changes: Pick<Changes, 'noteAll'>;
}

/** What `keep` writes: the requests of clients, and what tests did beside them. */
interface Kept extends KeptJournal {
  readonly acts?: readonly Act[];
}

/** The key of what `keep` writes. */
export const journalKey = 'kept-journal';

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
      checkKeys(Object.keys(snapshot.rows), parts);
      checkOptions(snapshot.rows.options, provider);
      for (const one of [snapshot, ...snapshot.limitedAccounts]) limits.check(one.limits);
      delays.check(snapshot.delays);
      const arm = await parts.faults.prepare(snapshot.faults);
      return inNewWorld(world.store, id, async () => {
        await replaceRows(parts, snapshot.rows);
        limits.set(snapshot.limits);
        delays.set(snapshot.delays);
        await applyLevers(parts, snapshot, arm);
        parts.changes.noteAll();
      });
    },
    keep() {
      void put(world.store, journalKey, plain<Kept>({ ...parts.journal.kept(), acts: parts.acts.list() }));
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
      await goOnWithJournal(parts);
      await world.outbox.resume();
      // Reads them, so that `latest()` knows them.
      await world.optionsStore.state();
    },
  };
}

/** A function that changes the rows as a restart does: other servers of the store wait, and refuse what they answered of both. */
function inNewWorld(store: Store, provider: string, act: () => Promise<void>): () => Promise<void> {
  return store.onOthers
    ? () =>
        seedMark(store, provider)
          .around(act)
          .then(() => {})
    : act;
}

/** Checks what an earlier mock server has left in the store. */
async function checkKept({ world, limits, delays, faults }: StateParts): Promise<void> {
  const kept = readCells(await world.store.get(cellsKey));
  if (kept.limits !== undefined) limits.check(kept.limits);
  if (kept.delays !== undefined) delays.check(kept.delays);
  if (kept.faults) await faults.prepare(kept.faults);
}

async function goOnWithJournal({ journal, acts, world: { store } }: StateParts): Promise<void> {
  await journal.readOwners();
  const before = await store.get<Kept>(journalKey);
  if (!before) return;
  journal.goOn(before);
  acts.goOn(before.acts ?? []);
  // It takes much of the room that the store may have.
  await store.delete(journalKey);
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

/** Writes a value, or leaves nothing under its key if the store refuses it. */
async function put<T>(store: Store, key: string, value: T): Promise<void> {
  try {
    await store.update<T, void>(key, () => [value, undefined]);
  } catch (error) {
    console.error(error);
    await store.delete(key);
  }
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

/** Rows of its own. Which world they are is not told: a snapshot can be restored in any. */
async function rowsOf(parts: StateParts): Promise<Record<string, unknown>> {
  const rows = await parts.world.store.list('');
  return { ...Object.fromEntries(rows.filter(([key]) => isOwnKey(key, parts))), [seedMarkKey]: parts.provider.id };
}

/** Whether a key is that of a row of its own, which a snapshot has: no namespace's, no dependent's, and none of its levers. */
function isOwnKey(key: string, { storeParts }: StateParts): boolean {
  return storeParts.isOwn(key) && key !== cellsKey && key !== journalKey && !key.startsWith(ownerPrefix);
}

function checkKeys(keys: readonly string[], parts: StateParts): void {
  const other = keys.find((key) => !isOwnKey(key, parts));
  if (other !== undefined) throw new Error(`This snapshot is damaged at rows.${other}: it is of another world.`);
}

async function replaceRows(parts: StateParts, rows: ServerSnapshot['rows']): Promise<void> {
  const { store } = parts.world;
  // A seed was made here, and there. Which world is in the store is said elsewhere.
  const isRow = (key: string): boolean => key !== seedMarkKey;
  const present = Object.keys(await rowsOf(parts)).filter(isRow);
  for (const key of present) if (!Object.hasOwn(rows, key)) await store.delete(key);
  for (const key of Object.keys(rows).filter(isRow)) await store.update(key, () => [rows[key], undefined]);
}

function checkOptions(row: unknown, { parseOptions, options }: StateParts['provider']): void {
  if (row !== undefined) parseOptions(Object(row).value, options);
}
