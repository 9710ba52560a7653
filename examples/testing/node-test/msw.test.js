import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { setupMockServer } from '@resetkit/mock-server/node';
import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';

const email = 'ada@example.com';
const mock = createMockServer(insforge(), { seed: [{ email, password: 'old-password' }] });
const server = setupMockServer(mock);
before(() => server.listen());
after(() => server.close());

test('somebody with the code from the mail chooses a new password', async () => {
  const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl }));
  await reset.request({ email });
  const { code } = await mock.outbox.waitFor({ to: email });
  await reset.exchange(code);

  const { error } = await reset.confirm({ newPassword: 'Difference-Engine-1822' });

  assert.equal(error, undefined);
});
