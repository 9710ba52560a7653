import { createMockServer } from '@resetkit/mock-server';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { createPasswordReset } from '@resetkit/sdk';
import { createPocketbaseClient } from '@resetkit/sdk/pocketbase';
import { test } from 'vitest';
import { agrees } from '../flow/agrees.ts';
import { settings } from '../flow/world.ts';

test('what PocketBase accepts keeps the rules, and nothing else does', async () => {
  const mock = createMockServer(pocketbase(), settings);
  const client = createPocketbaseClient({ baseUrl: mock.baseUrl, fetch: mock.fetch });

  await agrees(await createPasswordReset(client).passwordRules().orThrow(), async (newPassword) => {
    const reset = createPasswordReset(client);
    await reset.request({ email: 'ada@example.com' });
    const [mail] = await mock.outbox.list();
    const { error } = await reset.confirm({ newPassword, token: mail?.token });
    return error?.kind !== 'weak-password';
  });
});
