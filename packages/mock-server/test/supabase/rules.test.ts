import { createMockServer } from '@resetkit/mock-server';
import { supabase } from '@resetkit/mock-server/supabase';
import { createPasswordReset } from '@resetkit/sdk';
import { createSupabaseClient } from '@resetkit/sdk/supabase';
import { expect, test } from 'vitest';
import { agrees } from '../flow/agrees.ts';
import { settings } from '../flow/world.ts';

test('what a project that asks for the least accepts keeps the rules, and nothing else does', async () => {
  const mock = createMockServer(supabase(), settings);
  const { anonKey, passwordMinLength } = await mock.options.get();
  const client = createSupabaseClient({ baseUrl: mock.baseUrl, fetch: mock.fetch, anonKey });
  const rules = await createPasswordReset(client).passwordRules().orThrow();
  let count = 0;

  expect(rules).toEqual([
    { rule: 'min-bytes', limit: passwordMinLength },
    { rule: 'max-bytes', limit: 72 },
    { rule: 'not-reused' },
  ]);
  await agrees(rules, async (password) => {
    const { error } = await client.signUp({ email: `u${count++}@example.com`, password });
    return error?.kind !== 'weak-password';
  });
});
