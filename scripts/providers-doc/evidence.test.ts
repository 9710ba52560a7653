import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listProviders } from '../providers.ts';
import { type Evidence, evidenceTable, type LiveRun, readLiveRuns, scoreTable } from './evidence.ts';

const root = join(import.meta.dirname, '../..');
const run: LiveRun = {
  provider: 'one',
  kind: 'live',
  against: 'One 1.2',
  date: '2026-11-29',
  exchanges: 1500,
  same: 1496,
  byDesign: 4,
};
const compared: Evidence = {
  id: 'one',
  title: 'One',
  vectors: 1200,
  recorded: 700,
  plan: 60,
  vendorTests: 3,
  runs: [run, { ...run, kind: 'recording', exchanges: 9, same: 9, byDesign: 0 }],
};
const alone: Evidence = { id: 'two', title: 'Two', vectors: 5, recorded: 0, plan: 0, vendorTests: 0, runs: [] };

const rowsOf = (table: string): readonly string[] =>
  table.replaceAll(/ {2,}/g, ' ').replaceAll(/-{3,}/g, '---').split('\n');

test('the page says what each mock is held against', () => {
  expect(rowsOf(evidenceTable([compared, alone]))).toEqual([
    '| | One | Two |',
    '| --- | --- | --- |',
    '| facts that tests hold the mock against | 1,200 | 5 |',
    '| of these, marked as seen on a real server | 700 | – |',
    '| recorded exchanges, played again | 9 of 9 the same (One 1.2, 2026-11-29) | none |',
    '| exchanges with a server that ran beside it | 1,496 of 1,500 the same, 4 differ by design (One 1.2, 2026-11-29) | none |',
    '| exchanges that `resetkit verify` compares with yours | 60 | none |',
    "| tests that run the vendor's SDK | 3 | none |",
  ]);
});

test('the README gets the sum of all runs', () => {
  expect(rowsOf(scoreTable([compared, alone]))).toEqual([
    '| | compared exchanges | the same | differ by design | with | facts under test |',
    '| --- | --- | --- | --- | --- | --- |',
    '| One | 1,509 | 1,505 | 4 | One 1.2 | 1,200 |',
    '| Two | – | – | – | – | 5 |',
  ]);
});

test.each<[string, Partial<LiveRun> | { kind: string }, string]>([
  ['does not add up', { same: 1 }, '1 the same and 4 by design are not 1500'],
  ['has no day', { date: 'yesterday' }, 'needs "against" and a day'],
  ['is of another kind', { kind: 'guess' }, 'the kind is recording or live'],
])('a run that %s is refused', (_, change, message) => {
  expect(() => readLiveRuns(JSON.stringify([{ ...run, ...change }]))).toThrow(message);
});

test('the runs of docs/live-runs.json are of providers that there are, with days', () => {
  const runs = readLiveRuns(readFileSync(join(root, 'docs/live-runs.json'), 'utf8'));
  const ids = listProviders(root).map(({ id }) => id);

  expect(runs.filter(({ provider }) => !ids.includes(provider))).toEqual([]);
  expect(runs.filter(({ date }) => Number.isNaN(Date.parse(date)))).toEqual([]);
});
