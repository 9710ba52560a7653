import { expectTypeOf, test } from 'vitest';
import type { AnsweredKind, ErrorKind, UnansweredKind } from './client/error.ts';
import type { components } from './generated/stack-auth/types.ts';
import { createStackAuthClient } from './providers/stack-auth/client.ts';

type Schemas = components['schemas'];

const stackAuth = createStackAuthClient({ projectId: '5e7c0de5-7357-4a11-8a11-5e7c0de57357' });

/** What a form would say; without a default, so a kind that is missing leaves a way out without an answer. */
function wording(kind: ErrorKind): string {
  switch (kind) {
    case 'invalid-email':
    case 'unknown-account':
      return 'Look at the address again.';
    case 'invalid-token':
    case 'expired-token':
    case 'used-token':
    case 'too-many-attempts':
      return 'Ask for another mail.';
    case 'weak-password':
    case 'same-password':
      return 'Take another password.';
    case 'rate-limited':
      return 'Wait a moment.';
    case 'session-ended':
    case 'second-factor-required':
      return 'Sign in again.';
    case 'captcha-failed':
      return 'Solve the captcha again.';
    case 'account-disabled':
      return 'Ask the support.';
    case 'password-login-disabled':
      return 'Sign in as you always do.';
    case 'invalid-request':
    case 'redirect-not-allowed':
    case 'unauthorized':
    case 'not-found':
    case 'conflict':
    case 'not-configured':
    case 'delivery-failed':
    case 'server-error':
    case 'unexpected-response':
      return 'This does not work at the moment.';
    case 'network':
    case 'timeout':
    case 'aborted':
      return 'Try again.';
  }
}

test('a switch over the kind of any error needs no default', async () => {
  const { error } = await stackAuth.resetPassword({ code: 'x', password: 'y' });

  if (error) expectTypeOf(wording(error.kind)).toEqualTypeOf<string>();
});

test('a kind that is left out is an error', () => {
  // @ts-expect-error: `aborted` is missing
  const incomplete = (kind: UnansweredKind): string => {
    switch (kind) {
      case 'network':
      case 'timeout':
      case 'unexpected-response':
      case 'invalid-request':
      case 'rate-limited':
      case 'server-error':
        return kind;
    }
  };
  // @ts-expect-error: the same as a table
  const table: Record<UnansweredKind, string> = { network: '', timeout: '', 'unexpected-response': '' };
  expectTypeOf([incomplete, table]).toBeArray();
});

test('a kind that there is not is an error', async () => {
  const { error } = await stackAuth.resetPassword({ code: 'x', password: 'y' });

  // @ts-expect-error: misspelt
  if (error?.kind === 'token-expired') expectTypeOf(error).toBeNever();
});

test('the status narrows the body to what the operation answers with it', async () => {
  const { error } = await stackAuth.resetPassword({ code: 'x', password: 'y' });

  if (error?.status === 400)
    expectTypeOf(error.body).toEqualTypeOf<
      | Schemas['RequestError']
      | Schemas['VerificationCodeExpired']
      | Schemas['VerificationCodeMaxAttemptsReached']
      | Schemas['PasswordAuthenticationNotEnabled']
      | Schemas['PasswordTooShort']
    >();
  if (error?.status === 404) expectTypeOf(error.body).toEqualTypeOf<Schemas['VerificationCodeNotFound']>();
  if (error?.status === 500) expectTypeOf(error.body).toEqualTypeOf<Schemas['InternalServerError']>();
});

test('only what the backend itself answered has a status, and kinds of its own', async () => {
  const { error } = await stackAuth.resetPassword({ code: 'x', password: 'y' });
  if (!error) return;

  if (error.status === undefined) expectTypeOf(error.kind).toEqualTypeOf<UnansweredKind>();
  else expectTypeOf(error.kind).toEqualTypeOf<AnsweredKind>();
});
