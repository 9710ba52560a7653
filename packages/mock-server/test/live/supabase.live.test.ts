import { supabase } from '@resetkit/mock-server/supabase';
import { mockTarget, outboxAt, plans, type Report, reportTable, verify } from '@resetkit/mock-server/verify';
import { beforeAll, describe, expect, test } from 'vitest';
import { givenSupabase } from './given-supabase.ts';

const given = givenSupabase(process.env);
if (given === undefined)
  console.log('Supabase is not compared: RESETKIT_SUPABASE_URL is not set. live/supabase/README.md says how.');

describe.skipIf(given === undefined)('a Supabase that the user runs (RESETKIT_SUPABASE_URL)', () => {
  const plan = plans['supabase'];
  let report: Report;

  beforeAll(async () => {
    if (!plan || !given) throw new Error('There is no plan for Supabase, or no server.');
    const { baseUrl, outbox, parameters } = given;
    report = await verify(plan, {
      server: {
        baseUrl,
        fetch: (url, init) => fetch(given.urlOf(url), init),
        ...(outbox !== undefined && { mailTo: outboxAt(outbox) }),
      },
      mock: mockTarget(supabase(plan.optionsFor({ ...plan.parameters, ...parameters }))),
      destructive: true,
      parameters,
    });
    console.log(reportTable(report));
  }, 600_000);

  test('the mock answers as the real server does, but where it is known and meant', () => {
    expect(
      report.drifts.filter(({ known }) => known === undefined),
      reportTable(report),
    ).toEqual([]);
  });

  test('at least 250 exchanges were compared', () => {
    expect(report.exchanges).toBeGreaterThanOrEqual(250);
  });
});
