import type { BackendError } from '../../client/backend.ts';
import { fieldsIn } from '../../client/fields-of.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';
import { waitIn } from '../../client/wait-in.ts';
import { rulesIn } from './password-rules.ts';

/** Reads an answer of 400 and up. Returns `undefined` if the body is not one of this backend. */
export function readError(status: number, body: unknown): BackendError | undefined {
  const { error: code, message }: Readonly<Record<string, unknown>> = Object(body);
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  const kind = kindOf(MEANINGS, `${code} ${message}`, status);
  return {
    kind,
    message,
    code,
    ...(code === 'INVALID_INPUT' && fieldsIn(message, PAIRS)),
    ...(kind === 'weak-password' && { violations: rulesIn(message) }),
    // A page cannot read InsForge's `Retry-After` (CORS), and its cool-downs send none.
    ...(kind === 'rate-limited' && waitIn(message)),
  };
}

/** `email: Required, code: Required`, one after the other, or `redirectTo is required when …`. */
const PAIRS = /(?:^|, )([\w.]+)(?:: | (?=is required ))(.+?)(?=, [\w.]+: |$)/gy;

/** InsForge has few codes, so most errors are recognized by their sentences. */
const MEANINGS: Meanings = [
  ['not-configured', /^(EMAIL_\w+_NOT_|AUTH_SIGNUP_|\w+ (PROJECT_ID|Authentication failed with))/],
  ['delivery-failed', /^\w+(_FAILED | Failed to send| Invalid email req| Email service)/],
  ['server-error', /^DATABASE_/],
  ['unknown-account', /^INTERNAL_ERROR User not found/],
  ['redirect-not-allowed', / is not in the allowed redirect URLs$/],
  ['weak-password', /^\w+ Password must contain/],
  ['invalid-email', /\bemail: Invalid/],
  ['invalid-token', /^\w+ Invalid or expired verification|\b(code: Reset|otp: OTP|token: token)/],
];
