import assert from 'node:assert/strict';
import { createMockServer, type MockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { setupMockServer } from '@resetkit/mock-server/node';
import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';

const email = 'ada@example.com';
const newMock = () => createMockServer(insforge(), { seed: [{ email, password: 'old-password' }] });

async function resetPassword(client: ReturnType<typeof createClient>, mock: MockServer) {
  const reset = createPasswordReset(client);
  await reset.request({ email }).orThrow();
  const { code = '' } = await mock.outbox.waitFor({ to: email });
  await reset.exchange(code).orThrow();
  await reset.confirm({ newPassword: 'Difference-Engine-1822' }).orThrow();
}

Deno.test('a password is reset in the process', async () => {
  const mock = newMock();

  await resetPassword(createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch }), mock);

  assert.equal((await mock.journal.list({ operation: 'resetPassword', status: 200 })).length, 1);
});

Deno.test('a password is reset on a port', async () => {
  const mock = newMock();
  const server = await serve(mock, { port: 0 });

  await resetPassword(createClient({ baseUrl: server.baseUrlOf(mock) }), mock);

  assert.equal((await mock.journal.list({ operation: 'resetPassword', status: 200 })).length, 1);
  await server.close();
});

Deno.test('a password is reset under MSW', async () => {
  const mock = newMock();
  const server = setupMockServer(mock);
  server.listen();

  await resetPassword(createClient({ baseUrl: mock.baseUrl }), mock);

  assert.equal((await mock.journal.list({ operation: 'resetPassword', status: 200 })).length, 1);
  server.close();
});

Deno.test('a code expires after 15 minutes', async () => {
  const mock = newMock();
  const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch }));
  await reset.request({ email });
  const { code = '' } = await mock.outbox.waitFor({ to: email });
  mock.clock.advance('16m');

  const { error } = await reset.exchange(code);

  assert.equal(error?.kind, 'invalid-token');
});
