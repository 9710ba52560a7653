import type { BackendError } from '../../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../../client/error.ts';

/** What an answer of 400 and up means; `undefined` where it is none of this backend's. */
export function readError(status: number, body: unknown): BackendError | undefined {
  const { error: code, message }: { error?: unknown; message?: unknown } = Object(body);
  if (typeof code !== 'string' || typeof message !== 'string') return undefined;
  const kind = kindOf(status, `${code} ${message}`);
  return { kind, message, code, ...(kind === 'rate-limited' && readWait(message)) };
}

/** InsForge has few codes, so most of what it can say is told by its sentences. The first that fits is taken. */
const KINDS: readonly (readonly [kind: AnsweredKind, codeAndMessage: RegExp])[] = [
  ['not-configured', /^(EMAIL_\w+_NOT_|\w+ (PROJECT_ID|Authentication failed with))/],
  ['delivery-failed', /^\w+(_FAILED | Failed to send| Invalid email req| Email service)/],
  ['server-error', /^DATABASE_/],
  ['unknown-account', /^INTERNAL_ERROR User not found/],
  ['redirect-not-allowed', / is not in the allowed redirect URLs$/],
  ['weak-password', /^\w+ Password must contain/],
  ['invalid-email', /\bemail: Invalid/],
  ['invalid-token', /^\w+ Invalid or expired verification|\b(code: Reset|otp: OTP)/],
];

function kindOf(status: number, codeAndMessage: string): AnsweredKind {
  return KINDS.find(([, pattern]) => pattern.test(codeAndMessage))?.[0] ?? kindOfStatus(status);
}

/** Browsers are not shown InsForge's `Retry-After`, and its cool-downs send none. */
function readWait(message: string): { retryAfterMs: number } | undefined {
  const [, count, minutes] = /\b(?:wait|after|in) (\d+) ?(?:s|(m))/.exec(message) ?? [];
  return count ? { retryAfterMs: Number(count) * (minutes ? 60_000 : 1_000) } : undefined;
}
