import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firebase } from '@resetkit/mock-server/firebase';
import { figures, mockTarget, plans, type Report, reportTable, verify } from '@resetkit/mock-server/verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startRealFirebase } from './real-firebase.ts';

const server = await startRealFirebase();
if (typeof server === 'string') console.log(`Firebase Auth is not compared with its emulator: ${server}`);
afterAll(() => typeof server === 'string' || server.stop());

describe.skipIf(typeof server === 'string')('the emulator of Firebase Auth', () => {
  const plan = plans['firebase'];
  let report: Report;

  beforeAll(async () => {
    if (!plan || typeof server === 'string') throw new Error('There is no plan for Firebase Auth, or no emulator.');
    report = await verify(plan, {
      server: { baseUrl: server.baseUrl, fetch },
      mock: mockTarget(firebase(plan.optionsFor({ ...plan.parameters }))),
      destructive: true,
      parameters: {},
    });
    console.log(reportTable(report));
  }, 600_000);

  test('the mock answers as the emulator does, but where it is known and meant', () => {
    expect(
      report.drifts.filter(({ known }) => known === undefined),
      reportTable(report),
    ).toEqual([]);
  });

  test('at least 200 exchanges were compared, and no script was left out', () => {
    expect(report.exchanges).toBeGreaterThanOrEqual(200);
    expect(report.skipped).toEqual([]);
  });

  test('every known difference is still one', () => {
    const seen = new Set(report.drifts.map(({ known }) => known));

    expect(plan?.knownDifferences.filter(({ reason }) => !seen.has(reason))).toEqual([]);
  });

  test('README and docs/live-runs.json have the figures of this run', async () => {
    const read = (path: string) => readFile(join(import.meta.dirname, '../..', path), 'utf8');
    const readme = await read('src/providers/firebase/README.md');
    const runs: readonly { provider: string }[] = JSON.parse(await read('../../docs/live-runs.json'));
    const { exchanges, same, asKnown } = report;

    expect(readme.replace(/\s+/g, ' ')).toContain(figures(report));
    expect(runs.filter(({ provider }) => provider === 'firebase')).toEqual([
      expect.objectContaining({ exchanges, same, byDesign: asKnown }),
    ]);
  });
});
