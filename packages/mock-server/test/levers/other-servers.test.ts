import { createMockServer } from '@resetkit/mock-server';
import { createMockControl, type MockControl, type Remote } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test } from 'vitest';
import { ada } from './levers.ts';

/** The calls that say that something is not there. */
const lookUps: readonly ((control: MockControl & Remote) => Promise<unknown>)[] = [
  ({ accounts }) => accounts.find(ada.email),
  ({ accounts }) => accounts.delete(ada.email),
  ({ faults }) => faults.remove('fault-1'),
];

async function refusals(control: MockControl & Remote): Promise<unknown[]> {
  const outcomes = await Promise.allSettled(lookUps.map((lookUp) => lookUp(control)));
  return outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.message : outcome.value));
}

test('says which backends are served, rather than that an account is not there', async () => {
  const server = await serve(createMockServer(insforge(), { seed: [ada] }), { port: 0 });
  onTestFinished(() => server.close());
  const control = createMockControl({ baseUrl: server.url, provider: 'supabase' });

  expect(await refusals(control)).toEqual(Array(3).fill('No provider "supabase" is served here. Served: insforge.'));
});

test.each([404, 200])('says that another server answers, with %d', async (status) => {
  const fetch = async (): Promise<Response> => new Response('<!doctype html>', { status });
  const control = createMockControl({ baseUrl: 'http://localhost:5173', provider: 'insforge', fetch });

  const [found, ...others] = await refusals(control);

  expect(found).toMatch(/not the control API of a Resetkit server|another server than that of Resetkit/);
  expect(others).toEqual(Array(2).fill(found));
});

test('restarts all backends of a server', async () => {
  const mocks = [createMockServer(insforge(), { seed: [ada] }), createMockServer(supabase(), { seed: [ada] })];
  const server = await serve(mocks, { port: 0 });
  onTestFinished(() => server.close());
  for (const { accounts } of mocks) await accounts.delete(ada.email);

  await createMockControl({ baseUrl: server.url, provider: 'insforge' }).restartAll();

  expect(await Promise.all(mocks.map(async ({ accounts }) => (await accounts.list()).length))).toEqual([1, 1]);
});
