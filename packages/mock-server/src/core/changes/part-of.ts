import { cellsKey } from '../cells.ts';
import { ownerPrefix } from '../journal/owner-rows.ts';
import { namesKey } from '../namespace-names.ts';
import { seedMarkKey } from '../seed-mark.ts';
import { journalKey } from '../snapshot/server-state.ts';
import { type ChangedPart, changedParts } from './changed-part.ts';

const inCells: Readonly<Record<string, ChangedPart>> = {
  clock: 'clock',
  codes: 'codes',
  limits: 'limits',
  limitedAccounts: 'limits',
  delays: 'delays',
  faults: 'faults',
};

/** The part whose value is in the cell of this name. `undefined` if nobody can read it. */
export function partInCell(name: string): ChangedPart | undefined {
  return inCells[name];
}

const none: readonly ChangedPart[] = [];
const beginnings: readonly (readonly [beginning: string, parts: readonly ChangedPart[]])[] = [
  ['outbox', ['outbox']],
  ['limit/', ['limits']],
  ['cooldown/', ['limits']],
  ['smtp-last/', ['limits']],
  ['options', ['options']],
  [cellsKey, [...new Set(Object.values(inCells))]],
  [seedMarkKey, changedParts],
  [ownerPrefix, none],
  [journalKey, none],
  [namesKey, ['namespaces']],
  // A namespace is a world of its own.
  ['@', none],
];
const accounts: readonly ChangedPart[] = ['accounts'];

/** The parts that a key of a store tells of. Most keys are of accounts, and each backend has its own. */
export function partsUnder(key: string): readonly ChangedPart[] {
  return beginnings.find(([beginning]) => key.startsWith(beginning))?.[1] ?? accounts;
}
