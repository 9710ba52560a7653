import { expectTypeOf, test } from 'vitest';
import type { CallPromise } from '../../client/methods.ts';
import type { components, operations } from '../../generated/unleash/types.ts';
import { createUnleashClient } from './client.ts';

type Schemas = components['schemas'];

const unleash = createUnleashClient({ baseUrl: 'http://localhost:4242' });

test('asking for a mail takes an address and nothing else', () => {
  expectTypeOf(unleash.sendResetPasswordEmail).parameter(0).toEqualTypeOf<{ email: string }>();
  expectTypeOf(unleash.sendResetPasswordEmail).returns.toEqualTypeOf<
    CallPromise<operations, 'sendResetPasswordEmail'>
  >();
  // @ts-expect-error: there is no redirect
  unleash.sendResetPasswordEmail({ email: 'ada@example.com', redirectTo: 'https://app.example.com' });
});

test('the token of validate, which the published document leaves out, is there', async () => {
  expectTypeOf(unleash.validateToken).parameter(0).toEqualTypeOf<{ token: string }>();
  const { data, error } = await unleash.validateToken({ token: '$2b$10$x' });

  if (!error) expectTypeOf(data).toEqualTypeOf<Schemas['TokenOwner']>();
});

test('nothing is undefined', async () => {
  expectTypeOf(unleash.changePassword({ token: 'x', password: 'y' }).orThrow()).resolves.toEqualTypeOf<undefined>();
  expectTypeOf(unleash.logout().orThrow()).resolves.toEqualTypeOf<undefined>();
});

test('a known status narrows the body, text included', async () => {
  const { error } = await unleash.sendResetPasswordEmail({ email: 'ada@example.com' });

  expectTypeOf(error?.status).toEqualTypeOf<400 | 403 | 404 | 413 | 415 | 429 | 500 | undefined>();
  if (error?.status === 429)
    expectTypeOf(error.body).toEqualTypeOf<'Too many requests, please try again later.' | Schemas['RateLimitError']>();
});

test('paths and bodies are one object', () => {
  unleash.changeUserPassword({ id: 2, password: 'x' });
  unleash.createUser({ email: 'ada@example.com', rootRole: 'Editor' });
  // @ts-expect-error: a role is required
  unleash.createUser({ email: 'ada@example.com' });
});

test('a token may be given, and need not', () => {
  createUnleashClient({ baseUrl: '/api', token: async () => undefined });
  createUnleashClient({ baseUrl: '/api', token: '*:*.x' });
});
