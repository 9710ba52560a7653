import { type AccountView, createMockServer, type MockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { type SupabaseAccountView, supabase } from '@resetkit/mock-server/supabase';
import { type UnleashAccountView, unleash } from '@resetkit/mock-server/unleash';
import { expectTypeOf, test } from 'vitest';

test('accounts of Unleash show user name and root role, as the control API does', async () => {
  const { accounts } = createMockServer(unleash());
  const found = await accounts.find('admin');

  expectTypeOf(found).toEqualTypeOf<UnleashAccountView | undefined>();
  expectTypeOf(await accounts.list()).toEqualTypeOf<readonly UnleashAccountView[]>();
  expectTypeOf(await accounts.put({ email: 'ada@example.com' })).toEqualTypeOf<UnleashAccountView>();
  if (found) expectTypeOf(found.rootRole).toEqualTypeOf<'Admin' | 'Editor' | 'Viewer'>();
});

test('accounts of Supabase show whether they are anonymous', async () => {
  const [found] = await createMockServer(supabase()).accounts.list();

  expectTypeOf(found).toEqualTypeOf<SupabaseAccountView | undefined>();
  expectTypeOf(found?.isAnonymous).toEqualTypeOf<true | undefined>();
});

test('accounts of other backends show what all have in common', async () => {
  expectTypeOf(await createMockServer(insforge()).accounts.list()).toEqualTypeOf<readonly AccountView[]>();
});

test('a mock server of Unleash is a mock server', () => {
  expectTypeOf(createMockServer(unleash())).toExtend<MockServer>();
});
