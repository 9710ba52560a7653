import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { handlers } from '@resetkit/mock-server/msw';
import { supabase } from '@resetkit/mock-server/supabase';
import * as fc from 'fast-check';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test, vi } from 'vitest';
import { fuzzed, ids } from '../fuzz/fuzz.ts';

/** How many requests are generated for each provider; `RUNS=20000` for more, and `corepack pnpm fuzz` for many. */
const numRuns = Number(process.env['RUNS'] ?? 300);

test.each(ids)('%s answers every request with a reply that can be sent and that its description has', async (id) => {
  const { mock, requests, send } = fuzzed(id);
  const printed = vi.spyOn(console, 'error');
  onTestFinished(async () => {
    printed.mockRestore();
    await mock.close();
  });

  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      expect(await send(request)).toBeUndefined();
    }),
    { numRuns },
  );

  expect(printed).not.toHaveBeenCalled();
});

const link = '/auth/v1/verify?token=bad&type=recovery&redirect_to=http://localhost:3000/%E2%9C%93?%E2%9C%93';
const error = 'error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired&sb=';
const leadsTo = { status: 303, location: `http://localhost:3000/%E2%9C%93?%e2%9c%93#${error}` };
const seen = ({ status, headers }: Response): object => ({ status, location: headers.get('location') });

test('a redirect to a page whose URL is not ASCII can be followed in-process', async () => {
  expect(seen(await createMockServer(supabase()).fetch(link))).toEqual(leadsTo);
});

test('a redirect to a page whose URL is not ASCII can be followed on a port', async () => {
  const server = await serve(createMockServer(supabase()), { port: 0 });
  onTestFinished(server.close);

  const reply = await fetch(`http://127.0.0.1:${server.port}/supabase${link}`, { redirect: 'manual' });

  expect(seen(reply)).toEqual(leadsTo);
});

test('a redirect to a page whose URL is not ASCII can be followed with MSW', async () => {
  const server = setupServer(...handlers(createMockServer(supabase())));
  server.listen();
  onTestFinished(() => server.close());

  const reply = await fetch(`http://127.0.0.1:54321${link}`, { redirect: 'manual' });

  expect(seen(reply)).toEqual(leadsTo);
});
