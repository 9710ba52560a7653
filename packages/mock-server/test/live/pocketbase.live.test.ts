import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { figures, mockTarget, plans, type Report, reportTable, verify } from '@resetkit/mock-server/verify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRealPocketbase } from './real-pocketbase.ts';

const server = await findRealPocketbase();
if (server === undefined)
  console.log('PocketBase is not compared: there is no `go`, and RESETKIT_POCKETBASE_URL is not set.');
afterAll(() => server?.stop());

describe.skipIf(server === undefined)('a real PocketBase', () => {
  const plan = plans['pocketbase'];
  let report: Report;

  beforeAll(async () => {
    if (!plan || !server) throw new Error('There is no plan for PocketBase, or no server.');
    const { baseUrl, mailTo, parameters } = server;
    const known = { ...plan.parameters, ...parameters };
    report = await verify(plan, {
      server: { baseUrl, fetch, ...(mailTo && { mailTo }) },
      mock: mockTarget(pocketbase(plan.optionsFor(known)), { seed: plan.seedFor?.(known) ?? [] }),
      destructive: true,
      parameters,
    });
    console.log(reportTable(report));
  }, 600_000);

  test('the mock answers as the real server does', () => {
    expect(
      report.drifts.filter(({ known }) => known === undefined),
      reportTable(report),
    ).toEqual([]);
  });

  test('every known difference is still one', () => {
    const seen = new Set(report.drifts.map(({ known }) => known));

    expect(plan?.knownDifferences.filter(({ reason }) => !seen.has(reason))).toEqual([]);
  });

  describe.skipIf(process.env['RESETKIT_POCKETBASE_URL'])('one that was built here', () => {
    test('at least 200 exchanges were compared, and no script was left out', () => {
      expect(report.exchanges).toBeGreaterThanOrEqual(200);
      expect(report.skipped).toEqual([]);
    });

    test('README and docs/live-runs.json have the figures of this run', async () => {
      const read = (path: string) => readFile(join(import.meta.dirname, '../..', path), 'utf8');
      const readme = await read('src/providers/pocketbase/README.md');
      const runs: readonly { provider: string }[] = JSON.parse(await read('../../docs/live-runs.json'));
      const { exchanges, same, asKnown } = report;

      expect(readme.replace(/\s+/g, ' ')).toContain(figures(report));
      expect(runs.filter(({ provider }) => provider === 'pocketbase')).toEqual([
        expect.objectContaining({ exchanges, same, byDesign: asKnown }),
      ]);
    });
  });
});
