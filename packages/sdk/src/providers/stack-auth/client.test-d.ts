import { expectTypeOf, test } from 'vitest';
import type { CallPromise } from '../../client/methods.ts';
import type { components, operations } from '../../generated/stack-auth/types.ts';
import { createStackAuthClient } from './client.ts';

type Schemas = components['schemas'];

const stackAuth = createStackAuthClient({ projectId: 'x' });
const callback_url = 'https://app.example.com';

test('sendForgotPasswordEmail takes an address and where its link leads; headers are optional', () => {
  expectTypeOf(stackAuth.sendForgotPasswordEmail).toBeCallableWith({ email: 'ada@example.com', callback_url });
  expectTypeOf(stackAuth.sendForgotPasswordEmail).returns.toEqualTypeOf<
    CallPromise<operations, 'sendForgotPasswordEmail'>
  >();
  // @ts-expect-error: the link has to lead somewhere
  stackAuth.sendForgotPasswordEmail({ email: 'ada@example.com' });
  // @ts-expect-error: misspelt
  stackAuth.sendForgotPasswordEmail({ email: 'ada@example.com', callback_url, callbackUrl: callback_url });
});

test('the data is what the spec says', async () => {
  const { data, error } = await stackAuth.signInWithCredential({ email: 'ada@example.com', password: 'x' });

  if (!error) expectTypeOf(data).toEqualTypeOf<{ access_token: string; refresh_token: string; user_id: string }>();
  expectTypeOf(stackAuth.verifyPasswordResetCode({ code: 'x' }).orThrow()).resolves.toEqualTypeOf<{
    is_code_valid: true;
  }>();
});

test('the status narrows the codes, and the code its details', async () => {
  const { error } = await stackAuth.resetPassword({ code: 'x', password: 'y' });

  if (error?.status === 404) expectTypeOf(error.body.code).toEqualTypeOf<'VERIFICATION_CODE_NOT_FOUND'>();
  if (error?.status === 409) expectTypeOf(error.body).toEqualTypeOf<Schemas['VerificationCodeAlreadyUsed']>();
  if (error?.status === 400 && error.body.code === 'PASSWORD_TOO_SHORT')
    expectTypeOf(error.body.details).toEqualTypeOf<{ min_length: 8 }>();
  if (error?.status === 400 && error.body.code === 'SCHEMA_ERROR')
    expectTypeOf(error.body.details).toEqualTypeOf<{ message: string }>();
  // @ts-expect-error: without details
  if (error?.status === 400 && error.body.code === 'VERIFICATION_CODE_EXPIRED') error.body.details;
  // @ts-expect-error: not a code of this operation
  if (error?.status === 400 && error.body.code === 'EMAIL_PASSWORD_MISMATCH') error.body;
});

test('a second factor is told by its code, and has an attempt code', async () => {
  const { error } = await stackAuth.signInWithCredential({ email: 'ada@example.com', password: 'x' });

  if (error?.status === 400 && error.body.code === 'MULTI_FACTOR_AUTHENTICATION_REQUIRED')
    expectTypeOf(error.body.details.attempt_code).toEqualTypeOf<string>();
});

test('what is said in plain text is one of a few sentences', async () => {
  const { error } = await stackAuth.deleteSession({ id: 'x', user_id: 'me' });

  if (error?.status === 404) expectTypeOf(error.body).toEqualTypeOf<'Session not found.'>();
});

test('what needs nothing can be called with nothing', () => {
  stackAuth.getCurrentUser();
  stackAuth.signOut();
  stackAuth.listUsers({ limit: 20 });
});

test('a project is needed', () => {
  // @ts-expect-error: which project?
  createStackAuthClient({});
});
