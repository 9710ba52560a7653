import { createMockServer } from '@resetkit/mock-server';
import { unleash } from '@resetkit/mock-server/unleash';
import { createPasswordReset } from '@resetkit/sdk';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import { test } from 'vitest';
import { agrees } from '../flow/agrees.ts';
import { settings } from '../flow/world.ts';

test('what Unleash accepts keeps the rules, and nothing else does', async () => {
  const mock = createMockServer(unleash(), settings);
  const client = createUnleashClient({ baseUrl: mock.baseUrl, fetch: mock.fetch });

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (password) => {
    const { error } = await client.validatePassword({ password });
    return error?.kind !== 'weak-password';
  });
});
