import { createMockServer } from '@resetkit/mock-server';
import { betterAuth } from '@resetkit/mock-server/better-auth';
import { createPasswordReset } from '@resetkit/sdk';
import { createBetterAuthClient } from '@resetkit/sdk/better-auth';
import { test } from 'vitest';
import { agrees } from '../flow/agrees.ts';
import { settings } from '../flow/world.ts';

test('what better-auth accepts keeps the rules, and nothing else does', async () => {
  const mock = createMockServer(betterAuth(), settings);
  const client = createBetterAuthClient({ baseUrl: mock.baseUrl, fetch: mock.fetch });

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (newPassword) => {
    // The password is looked at before the token.
    const { error } = await client.resetPassword({ newPassword, token: 'x' });
    return error?.kind !== 'weak-password';
  });
});
