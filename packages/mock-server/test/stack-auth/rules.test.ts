import { createMockServer } from '@resetkit/mock-server';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { createPasswordReset } from '@resetkit/sdk';
import { createStackAuthClient } from '@resetkit/sdk/stack-auth';
import { test } from 'vitest';
import { agrees } from '../flow/agrees.ts';
import { settings } from '../flow/world.ts';

test('what Stack Auth accepts keeps the rules, and nothing else does', async () => {
  const mock = createMockServer(stackAuth(), settings);
  const { projectId } = await mock.options.get();
  const client = createStackAuthClient({ baseUrl: mock.baseUrl, fetch: mock.fetch, projectId });
  let count = 0;

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (password) => {
    // What is too long for bcrypt ends in a 500, and signs nobody up.
    const { error } = await client.signUpWithCredential({ email: `u${count++}@example.com`, password });
    return error === undefined;
  });
});
