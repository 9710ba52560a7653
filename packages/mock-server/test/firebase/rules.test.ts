import { createMockServer } from '@resetkit/mock-server';
import { firebase } from '@resetkit/mock-server/firebase';
import { createPasswordReset } from '@resetkit/sdk';
import { createFirebaseClient } from '@resetkit/sdk/firebase';
import { test } from 'vitest';
import { agrees } from '../flow/agrees.ts';
import { settings } from '../flow/world.ts';

test('what Firebase Auth accepts keeps the rules, and nothing else does', async () => {
  const mock = createMockServer(firebase(), settings);
  const { apiKey } = await mock.options.get();
  const client = createFirebaseClient({ baseUrl: mock.baseUrl, fetch: mock.fetch, apiKey });
  const rules = await createPasswordReset(client).passwordRules().orThrow();
  let count = 0;

  await agrees(rules, async (password) => {
    const { error } = await client.signUp({ email: `u${count++}@example.com`, password });
    return error?.kind !== 'weak-password';
  });
});
