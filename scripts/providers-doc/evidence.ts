import { table } from './table.ts';

/** A comparison with a real server that somebody ran, as docs/live-runs.json keeps it. */
export interface LiveRun {
  /** The id of a provider. */
  readonly provider: string;
  /** Recorded exchanges that were played against the mock, or a server that ran beside it. */
  readonly kind: 'recording' | 'live';
  /** Name and version of the real server. */
  readonly against: string;
  /** The day, as `2026-11-29`. */
  readonly date: string;
  /** How many exchanges were compared. */
  readonly exchanges: number;
  /** How many of them were the same. */
  readonly same: number;
  /** How many differ as the provider's README says. */
  readonly byDesign: number;
}

/** What the mock of a provider is held against. */
export interface Evidence {
  readonly id: string;
  readonly title: string;
  /** Facts that tests hold the mock against, and how many of them a real server was seen to show. */
  readonly vectors: number;
  readonly recorded: number;
  /** Exchanges in the plan of `resetkit verify`. */
  readonly plan: number;
  /** Tests that run the vendor's own SDK. */
  readonly vendorTests: number;
  readonly runs: readonly LiveRun[];
}

/** Reads docs/live-runs.json. Throws at a run that does not add up, or has no day. */
export function readLiveRuns(text: string): readonly LiveRun[] {
  const runs: readonly LiveRun[] = JSON.parse(text);
  for (const { provider, kind, against, date, exchanges, same, byDesign } of runs) {
    const where = `docs/live-runs.json, ${provider} on ${date}`;
    if (kind !== 'recording' && kind !== 'live') throw new Error(`${where}: the kind is recording or live`);
    if (!against || !/^\d{4}-\d\d-\d\d$/.test(date)) throw new Error(`${where}: needs "against" and a day`);
    if (same + byDesign !== exchanges)
      throw new Error(`${where}: ${same} the same and ${byDesign} by design are not ${exchanges}`);
  }
  return runs;
}

/** The table of docs/providers.md: what each mock is held against. */
export function evidenceTable(all: readonly Evidence[]): string {
  return table([
    ['', ...all.map(({ title }) => title)],
    ['facts that tests hold the mock against', ...all.map(({ vectors }) => number(vectors))],
    [
      'of these, marked as seen on a real server',
      ...all.map(({ recorded }) => (recorded === 0 ? '–' : number(recorded))),
    ],
    ['recorded exchanges, played again', ...all.map(({ runs }) => runsOf(runs, 'recording'))],
    ['exchanges with a server that ran beside it', ...all.map(({ runs }) => runsOf(runs, 'live'))],
    ['exchanges that `resetkit verify` compares with yours', ...all.map(({ plan }) => number(plan))],
    ["tests that run the vendor's SDK", ...all.map(({ vendorTests }) => number(vendorTests))],
  ]);
}

/** The table of the README: how much of what was compared with a real server was the same. */
export function scoreTable(all: readonly Evidence[]): string {
  const rows = all.map(({ title, vectors, runs }) => {
    const sum = (key: 'exchanges' | 'same' | 'byDesign'): number => runs.reduce((total, run) => total + run[key], 0);
    const compared = sum('exchanges');
    const cells = compared === 0 ? ['–', '–', '–'] : [compared, sum('same'), sum('byDesign')].map(number);
    return [title, ...cells, [...new Set(runs.map(({ against }) => against))].join(', ') || '–', number(vectors)];
  });
  return table([['', 'compared exchanges', 'the same', 'differ by design', 'with', 'facts under test'], ...rows]);
}

function runsOf(runs: readonly LiveRun[], kind: LiveRun['kind']): string {
  const found = runs.filter((run) => run.kind === kind);
  return (
    found
      .map(({ exchanges, same, byDesign, against, date }) => {
        const differ = byDesign === 0 ? '' : `, ${number(byDesign)} differ by design`;
        return `${number(same)} of ${number(exchanges)} the same${differ} (${against}, ${date})`;
      })
      .join('; ') || 'none'
  );
}

function number(value: number): string {
  return value === 0 ? 'none' : value.toLocaleString('en-US');
}
