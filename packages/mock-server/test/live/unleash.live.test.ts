import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unleash } from '@resetkit/mock-server/unleash';
import { figures, mockTarget, outboxAt, plans, type Report, reportTable, verify } from '@resetkit/mock-server/verify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RealUnleash, startRealUnleash } from './real-unleash.ts';

const plan = plans['unleash'];
let server: RealUnleash | undefined;
let report: Report;

beforeAll(async () => {
  server = await startRealUnleash();
  if (!plan) throw new Error('There is no plan for Unleash.');
  const { baseUrl, outbox, parameters } = server;
  const options = plan.optionsFor({ ...plan.parameters, ...parameters });
  report = await verify(plan, {
    server: { baseUrl, fetch, mailTo: outboxAt(outbox) },
    mock: mockTarget(unleash({ ...options, version: '7' })),
    destructive: true,
    parameters,
  });
  console.log(reportTable(report));
}, 600_000);

afterAll(() => server?.stop());

test('the mock answers as the real server does, but where it is known and meant', () => {
  expect(
    report.drifts.filter(({ known }) => known === undefined),
    reportTable(report),
  ).toEqual([]);
});

test('at least 150 exchanges were compared, and no script was left out', () => {
  expect(report.exchanges).toBeGreaterThanOrEqual(150);
  expect(report.skipped).toEqual([]);
});

test('the README has the figures of this run', async () => {
  const readme = await readFile(join(import.meta.dirname, '../../src/providers/unleash/README.md'), 'utf8');

  expect(readme.replace(/\s+/g, ' ')).toContain(figures(report));
});

test('every known difference is still one', () => {
  const seen = new Set(report.drifts.map(({ known }) => known));

  expect(plan?.knownDifferences.filter(({ reason }) => !seen.has(reason))).toEqual([]);
});

test('docs/live-runs.json has the figures of this run', async () => {
  const text = await readFile(join(import.meta.dirname, '../../../../docs/live-runs.json'), 'utf8');
  const runs: readonly { provider: string; kind: string }[] = JSON.parse(text);
  const { exchanges, same, asKnown } = report;

  expect(runs.filter(({ provider, kind }) => provider === 'unleash' && kind === 'live')).toEqual([
    expect.objectContaining({ exchanges, same, byDesign: asKnown }),
  ]);
});
