import type { AnyFailure } from '@resetkit/sdk';

/** What a form says of an error. Without one of the kinds this would not compile. */
export function errorText({ kind, retryAfterMs = 60_000 }: Pick<AnyFailure, 'kind' | 'retryAfterMs'>): string {
  switch (kind) {
    case 'invalid-email':
      return 'We cannot write to this address.';
    case 'invalid-token':
      return 'This is not the code or link of our newest mail, or it is too old.';
    case 'expired-token':
    case 'used-token':
    case 'too-many-attempts':
    case 'unauthorized':
      return 'This code or link no longer works. Ask for another one.';
    case 'weak-password':
      return 'This password is too weak.';
    case 'same-password':
      return 'You have used this password before. Choose another one.';
    case 'unknown-account':
    case 'password-login-disabled':
      return 'There is no password to reset here. Sign in another way.';
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
    case 'not-found':
    case 'conflict':
    case 'not-configured':
      return 'This does not work at the moment, and you cannot help it. Please tell us.';
  }
}
