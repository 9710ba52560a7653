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

  expect(await refusals(control)).toEqual(
    Array(3).fill(
      `What answers at http://localhost:5173 is not a Resetkit server: it answered ${status} to /_resetkit/health. Start one with: npx @resetkit/mock-server`,
    ),
  );
});

test('says where no server is, and what starts one', async () => {
  const { url, close } = await serve(createMockServer(insforge()), { port: 0 });
  await close();
  const baseUrl = url.replace('//localhost:', '//127.0.0.1:');
  const control = createMockControl({ baseUrl, provider: 'insforge' });

  expect(await refusals(control)).toEqual(
    Array(3).fill(
      `No Resetkit server answers at ${baseUrl}: connect ECONNREFUSED ${new URL(baseUrl).host}. Start one with: npx @resetkit/mock-server`,
    ),
  );
});

test.each(['in a namespace too', undefined])('refuses a server of another version at once %s', async (inNamespace) => {
  const asked: string[] = [];
  const fetch = async (request: RequestInfo | URL): Promise<Response> => {
    asked.push(new URL(new Request(request).url).pathname);
    return Response.json({ status: 'ok', version: '9.0.0', controlApi: '9.0.0', providers: [] });
  };
  const control = createMockControl({ baseUrl: 'http://localhost:7357', provider: 'insforge', fetch });
  const mock = inNamespace === undefined ? control : control.namespace('worker-3');

  await expect(mock.outbox.waitFor({ timeout: '4m' })).rejects.toThrow(
    /^The server at http:\/\/localhost:7357 \(Resetkit 9\.0\.0\) speaks version 9\.0\.0 of the control API, /,
  );
  expect(asked).toEqual(['/_resetkit/health']);
});

test('restarts all backends of a server', async () => {
  const mocks = [createMockServer(insforge(), { seed: [ada] }), createMockServer(supabase(), { seed: [ada] })];
  const server = await serve(mocks, { port: 0 });
  onTestFinished(() => server.close());
  for (const { accounts } of mocks) await accounts.delete(ada.email);

  await createMockControl({ baseUrl: server.url, provider: 'insforge' }).restartAll();

  expect(await Promise.all(mocks.map(async ({ accounts }) => (await accounts.list()).length))).toEqual([1, 1]);
});
