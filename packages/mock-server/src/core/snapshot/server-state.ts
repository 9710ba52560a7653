import type { Delays } from '../delays.ts';
import type { ArmedFaults } from '../faults/faults.ts';
import type { WrittenJournal } from '../journal/journal.ts';
import type { KeptJournal } from '../journal/kept-journal.ts';
import type { LimitedAccounts } from '../limited-accounts.ts';
import { type Limits, plainLimits } from '../limits.ts';
import type { StoreParts } from '../prefixed-store.ts';
import type { Provider } from '../provider.ts';
import type { Setting } from '../setting.ts';
import type { Store } from '../store.ts';
import type { World } from '../world.ts';
import { plain, readKept } from './read-snapshot.ts';
import type { Kept, Levers, ServerSnapshot, ServerState } from './snapshot.ts';

/** The parts of a mock server whose state a snapshot has. */
export interface StateParts {
  readonly provider: Pick<Provider, 'id' | 'imitates' | 'options' | 'parseOptions' | 'limits'>;
  readonly world: Pick<World<unknown>, 'store' | 'clock' | 'random' | 'codes' | 'outbox' | 'optionsStore'>;
  readonly limits: Setting<Limits>;
  readonly delays: Setting<Delays>;
  readonly faults: ArmedFaults;
  readonly limited: LimitedAccounts;
  readonly journal: WrittenJournal;
  /** The parts of its store that belong to dependents. */
  readonly storeParts: Pick<StoreParts, 'has'>;
  /** Whether clock, randomness and codes are its own, and not those of a backing server. */
  readonly leads: boolean;
}

/** The keys of what `keep` writes. The journal is apart: it is large, and may be what a store has no room for. */
const keptKey = 'kept';
const journalKey = 'kept-journal';

/** The state of the mock server with these parts. */
export function serverState(parts: StateParts): ServerState {
  const { provider, world, limits, delays, leads } = parts;
  const { id, imitates } = provider;
  const { clock, random } = world;
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
      return async () => {
        await replaceRows(parts, snapshot.rows);
        limits.set(snapshot.limits);
        delays.set(snapshot.delays);
        await applyLevers(parts, snapshot, arm);
      };
    },
    keep() {
      const changed = Object.entries({ limits, delays }).flatMap(([name, one]) => (one.isChanged() ? [name] : []));
      const own = leads ? { clock: clock.state(), random: random.state() } : {};
      const kept: Kept = plain({ levers: leversOf(parts), changed, ...own });
      void put(world.store, keptKey, kept);
      void put(world.store, journalKey, plain(parts.journal.kept()));
    },
    async goOn() {
      const kept = await world.store.get<unknown>(keptKey);
      if (kept === undefined) return;
      try {
        await goOnFrom(readKept(kept), parts);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(
          `The store has the state of an earlier mock server, which cannot go on: ${reason} Empty the store.`,
        );
      }
    },
  };
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
  limited.clear();
  for (const { email, limits } of levers.limitedAccounts) limited.add(email, limits);
  journal.restore(levers.owners);
  await world.outbox.resume(levers.handedOut);
  // Reads them, so that `latest()` knows them.
  await world.optionsStore.state();
  // The options say how many digits they have.
  if (leads) world.codes.set(levers.codes);
}

async function goOnFrom({ levers, changed, clock, random = null }: Kept, parts: StateParts): Promise<void> {
  const { limits, delays, world, leads } = parts;
  if (changed.includes('limits')) limits.set(levers.limits);
  if (changed.includes('delays')) delays.set(levers.delays);
  if (leads && clock) {
    // A clock that runs goes on with the time that has passed meanwhile.
    world.clock.reset();
    const now = clock.frozen ? clock.now : world.clock.now() + clock.ahead;
    world.clock.restore({ now, frozen: clock.frozen });
    world.random.restore(random);
  }
  await applyLevers(parts, levers, await parts.faults.prepare(levers.faults));
  const before = await world.store.get<KeptJournal>(journalKey);
  if (!before) return;
  parts.journal.goOn(before);
  // It takes much of the room that the store may have.
  await world.store.delete(journalKey);
}

/** Rows of its own. */
async function rowsOf(parts: StateParts): Promise<Record<string, unknown>> {
  const rows = await parts.world.store.list('');
  return Object.fromEntries(rows.filter(([key]) => isOwnKey(key, parts)));
}

/** Whether a key is its own: no namespace's, which begin with "@", and no dependent's. */
function isOwnKey(key: string, { storeParts }: StateParts): boolean {
  return !key.startsWith('@') && ![keptKey, journalKey].includes(key) && !storeParts.has(key);
}

function checkKeys(keys: readonly string[], parts: StateParts): void {
  const other = keys.find((key) => !isOwnKey(key, parts));
  if (other !== undefined) throw new Error(`This snapshot is damaged at rows.${other}: it is of another world.`);
}

async function replaceRows(parts: StateParts, rows: ServerSnapshot['rows']): Promise<void> {
  const { store } = parts.world;
  for (const key of Object.keys(await rowsOf(parts))) if (!Object.hasOwn(rows, key)) await store.delete(key);
  for (const [key, value] of Object.entries(rows)) await store.update(key, () => [value, undefined]);
}

function checkOptions(row: unknown, { parseOptions, options }: StateParts['provider']): void {
  if (row !== undefined) parseOptions(Object(row).value, options);
}
