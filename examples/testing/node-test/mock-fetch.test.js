import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { createPasswordReset } from '@resetkit/sdk';
import { createClient } from '@resetkit/sdk/insforge';

test('a code expires after 15 minutes', async (t) => {
  const mock = createMockServer(insforge());
  t.after(() => mock.close());
  const { email, code = '' } = await mock.situations.make('fresh');
  mock.clock.advance('16m');

  const reset = createPasswordReset(createClient({ baseUrl: mock.baseUrl, fetch: mock.fetch }));

  assert.equal((await reset.exchange(code, { email })).error?.kind, 'invalid-token');
});
