import type { AnyFailure } from '@resetkit/sdk';

type Shown = Pick<AnyFailure, 'kind' | 'retryAfterMs'>;

/** The sentence of a form for an error. The compiler reports a kind that is missing. */
export function errorText({ kind, retryAfterMs = 60_000 }: Shown): string {
  switch (kind) {
    case 'invalid-email':
      return 'We cannot write to this address.';
    case 'invalid-token':
      return 'This is not the code or link of our newest mail, or it is too old.';
    case 'expired-token':
    case 'used-token':
    case 'too-many-attempts':
    case 'session-ended':
      return 'This code or link no longer works. Ask for another one.';
    case 'weak-password':
      return 'This password is too weak.';
    case 'same-password':
      return 'You have used this password before. Choose another one.';
    case 'unknown-account':
    case 'password-login-disabled':
      return 'There is no password to reset here. Sign in another way.';
    case 'second-factor-required':
      return 'Your account has a second factor. Sign in with it to change your password.';
    case 'account-disabled':
      return 'This account is disabled. Please write to us.';
    case 'captcha-failed':
      return 'Solve the captcha again.';
    case 'rate-limited':
      return `Too many tries. Wait ${Math.ceil(retryAfterMs / 1000)} seconds.`;
    case 'network':
    case 'timeout':
      return 'We could not be reached. Try again.';
    case 'aborted':
      return 'Stopped.';
    case 'delivery-failed':
    case 'server-error':
    case 'unexpected-response':
      return 'Something is wrong on our side. Try again later.';
    case 'invalid-request':
    case 'redirect-not-allowed':
    case 'unauthorized':
    case 'not-found':
    case 'conflict':
    case 'not-configured':
      return 'This does not work at the moment, and you cannot help it. Please tell us.';
  }
}

/** The same where somebody signs in, or types the code of an authenticator app: some kinds mean something else there. */
export function signInErrorText(error: Shown): string {
  if (error.kind === 'unauthorized' || error.kind === 'unknown-account') return 'The e-mail or the password is wrong.';
  return secondFactorErrorText(error);
}

/** The same where the code of an authenticator app is asked for. */
export function secondFactorErrorText(error: Shown): string {
  if (error.kind === 'second-factor-required') return 'Your account has a second factor: type in its code.';
  if (error.kind === 'invalid-token') return 'This is not the code that your app shows now.';
  if (error.kind === 'session-ended' || error.kind === 'expired-token')
    return 'That took too long. Please start again.';
  return errorText(error);
}
