import { expectTypeOf, test } from 'vitest';
import type { components } from '../../generated/pocketbase/types.ts';
import { createPocketbaseClient } from './client.ts';

type Schemas = components['schemas'];

const pocketbase = createPocketbaseClient({ baseUrl: 'http://localhost:8090' });

test('a call names its collection', () => {
  pocketbase.requestPasswordReset({ collection: 'users', email: 'ada@example.com' });
  // @ts-expect-error: there is no default
  pocketbase.requestPasswordReset({ email: 'ada@example.com' });
});

test('a confirmation is answered with nothing', () => {
  const confirmed = pocketbase.confirmPasswordReset({
    collection: 'users',
    token: 'x',
    password: 'y',
    passwordConfirm: 'y',
  });

  expectTypeOf(confirmed.orThrow()).resolves.toEqualTypeOf<undefined>();
});

test('a sign-in has a record and a token', async () => {
  const { data, error } = await pocketbase.authWithPassword({ collection: 'users', identity: 'x', password: 'y' });

  if (!error) expectTypeOf(data).toEqualTypeOf<Schemas['Session']>();
  expectTypeOf(error?.status).toEqualTypeOf<400 | 401 | 403 | 404 | 413 | 429 | undefined>();
});

test('collection and token may be given, and need not', () => {
  createPocketbaseClient({ baseUrl: '/api', collection: 'clients', token: async () => undefined });
});
