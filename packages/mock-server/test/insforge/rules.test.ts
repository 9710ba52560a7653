import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { createPasswordReset } from '@resetkit/sdk';
import { createInsforgeClient } from '@resetkit/sdk/insforge';
import { test } from 'vitest';
import { agrees } from '../flow/agrees.ts';
import { settings } from '../flow/world.ts';

test.each([
  {},
  {
    passwordMinLength: 9,
    requireNumber: true,
    requireLowercase: true,
    requireUppercase: true,
    requireSpecialChar: true,
  },
])('what InsForge, set to %j, accepts keeps the rules, and nothing else does', async (options) => {
  const mock = createMockServer(insforge(options), settings);
  const client = createInsforgeClient({ baseUrl: mock.baseUrl, fetch: mock.fetch });

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (newPassword) => {
    // The password is looked at before the token.
    const { error } = await client.resetPassword({ newPassword, otp: 'x' });
    return error?.kind !== 'weak-password';
  });
});
