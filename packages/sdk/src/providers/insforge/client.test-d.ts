import { expectTypeOf, test } from 'vitest';
import type { CallPromise } from '../../client/methods.ts';
import type { components, operations } from '../../generated/insforge/types.ts';
import { createInsforgeClient } from './client.ts';

type Schemas = components['schemas'];

const insforge = createInsforgeClient({ baseUrl: 'http://localhost:7130' });

test('sendResetPasswordEmail takes an address and perhaps a redirect', () => {
  expectTypeOf(insforge.sendResetPasswordEmail).parameter(0).toEqualTypeOf<{ email: string; redirectTo?: string }>();
  expectTypeOf(insforge.sendResetPasswordEmail).returns.toEqualTypeOf<
    CallPromise<operations, 'sendResetPasswordEmail'>
  >();
  // @ts-expect-error: misspelt
  insforge.sendResetPasswordEmail({ email: 'ada@example.com', redirectUrl: 'https://app.example.com' });
});

test('the data is what the spec says', async () => {
  const { data, error } = await insforge.exchangeResetPasswordToken({ email: 'ada@example.com', code: '481502' });

  if (!error) expectTypeOf(data).toEqualTypeOf<{ token: string; expiresAt: string }>();
  expectTypeOf(insforge.resetPassword({ newPassword: 'x', otp: 'y' }).orThrow()).resolves.toHaveProperty('message');
});

test('a known status narrows the body', async () => {
  const { error } = await insforge.sendResetPasswordEmail({ email: 'ada@example.com' });

  expectTypeOf(error?.status).toEqualTypeOf<400 | 401 | 403 | 404 | 429 | 500 | 502 | 503 | undefined>();
  if (error?.status === 400)
    expectTypeOf(error.body).toEqualTypeOf<Schemas['InvalidInputError'] | Schemas['DatabaseValidationError']>();
  if (error?.status === 429) expectTypeOf(error.body.error).toEqualTypeOf<'TOO_MANY_REQUESTS' | 'RATE_LIMITED'>();
});

test('signing in takes a password or a code', () => {
  insforge.signIn({ email: 'ada@example.com', password: 'correct-Horse-7' });
  insforge.signIn({ method: 'otp', email: 'ada@example.com', otp: '481502', client_type: 'mobile' });
  // @ts-expect-error: a code needs its method
  insforge.signIn({ email: 'ada@example.com', otp: '481502' });
});

test('what needs nothing can be called with nothing', () => {
  insforge.getPublicAuthConfig();
  insforge.refreshSession();
  insforge.signOut({ 'X-CSRF-Token': 'x' }, { credentials: 'include' });
});

test('a mailed link is a URL, not a call', () => {
  expectTypeOf(insforge.resetPasswordLink).toEqualTypeOf<(input: { token: string }) => string>();
  expectTypeOf(insforge.verifyEmailLink).returns.toEqualTypeOf<string>();
});
