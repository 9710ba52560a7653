import { type Acts, createActs } from './acts.ts';
import type { BackendTypes } from './backend-types.ts';
import { type Cells, cellsKey, createCells } from './cells.ts';
import { type Changes, createChanges } from './changes/changes.ts';
import { noteOthers } from './changes/note-others.ts';
import { notingStore } from './changes/noting-store.ts';
import { partInCell } from './changes/part-of.ts';
import { checkDelays, type Delays } from './delays.ts';
import { faultRulesOf } from './faults/fault-rules.ts';
import { type ArmedFaults, createFaults, noFaults } from './faults/faults.ts';
import { createJournal, type WrittenJournal } from './journal/journal.ts';
import { createOwnerRows } from './journal/owner-rows.ts';
import { createLimitedAccounts, type LimitedAccount, type LimitedAccounts } from './limited-accounts.ts';
import { checkLimits, type Limits } from './limits.ts';
import { createParts, type StoreParts } from './prefixed-store.ts';
import type { Provider } from './provider.ts';
import { createRewindableStore, type RewindableStore } from './rewindable-store.ts';
import type { ControlledMockServer } from './server.ts';
import { createSetting, type Setting } from './setting.ts';
import type { MockServerSettings } from './settings.ts';
import type { SettingsInForce } from './settings-in-force.ts';
import type { Store } from './store.ts';

/** What a test changes in a mock server, and where that is kept. */
export interface CreatedLevers<LimitName extends string> {
  readonly store: Store;
  /** Parts of the same store for dependents, which note by themselves what they change there. */
  readonly storeParts: StoreParts;
  readonly changes: Changes;
  /** The same store, if it is in memory and all of it belongs to this mock server. */
  readonly memory: RewindableStore | undefined;
  /** Whether state outlives the mock server: its setting `store`, or that of the backing server. */
  readonly isKept: boolean;
  readonly cells: Cells;
  readonly limits: Setting<Limits<LimitName>>;
  readonly delays: Setting<Delays>;
  readonly limited: LimitedAccounts;
  readonly faults: ArmedFaults;
  readonly journal: WrittenJournal;
  readonly acts: Acts;
  /** Resolves when all that a test has changed is in the store, and what others have changed there was read. */
  settle(): Promise<void>;
}

/** Makes the levers of a mock server. */
export function createLevers<T extends BackendTypes>(
  provider: Provider<T>,
  settings: Pick<MockServerSettings, 'store' | 'onRequest'>,
  inForce: Pick<SettingsInForce<T['limit']>, 'limits' | 'delays'>,
  behind: ControlledMockServer | undefined,
): CreatedLevers<T['limit']> {
  const isKept = behind ? behind.keep !== undefined : settings.store !== undefined;
  const given = behind?.shared.storeFor(provider.id) ?? settings.store;
  const own = createRewindableStore();
  const changes = createChanges();
  const plainStore = given ?? own;
  const storeParts = createParts(plainStore);
  noteOthers(plainStore, changes, storeParts);
  const store = notingStore(plainStore, changes, given === undefined);
  const cells = createCells(isKept ? store : undefined, cellsKey, (name) => {
    const part = partInCell(name);
    if (part !== undefined) changes.note(part);
  });
  const limits = createSetting<Limits<T['limit']>>(cells.cell('limits', inForce.limits), (next) =>
    checkLimits(next, Object.keys(provider.limits)),
  );
  const journal = createJournal({
    onRow: settings.onRequest,
    statusHeader: provider.resetSteps?.statusHeader,
    operations: Object.keys(provider.schemas ?? {}),
    ownerRows: isKept ? createOwnerRows(store) : undefined,
    onChange: () => changes.note('journal'),
  });
  behind?.shared.changes.follow(['accounts', 'clock', 'codes'], changes.note);
  return {
    store,
    storeParts,
    changes,
    memory: given ? undefined : own,
    isKept,
    cells,
    limits,
    delays: createSetting<Delays>(cells.cell('delays', inForce.delays), checkDelays),
    limited: createLimitedAccounts(cells.cell<readonly LimitedAccount[]>('limitedAccounts', []), limits.get),
    faults: createFaults(async () => faultRulesOf(provider), cells.cell('faults', noFaults)),
    journal,
    acts: createActs(provider.resetSteps?.sessionNames ?? {}),
    async settle() {
      if (isKept) await Promise.all([cells.settle(), behind?.shared.settle(), journal.settle()]);
    },
  };
}
