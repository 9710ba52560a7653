import type { BackendError } from '../../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../../client/error.ts';

/** What an answer of 400 and up means; `undefined` where it is none of this backend's. */
export function readError(status: number, body: unknown): BackendError | undefined {
  const { error: message, code, fieldErrors, retryAfter }: Record<string, unknown> = Object(body);
  if (typeof message !== 'string') return undefined;
  return {
    kind: kindOf(status, code, Object(fieldErrors)),
    message,
    ...(typeof code === 'string' && { code }),
    ...(typeof retryAfter === 'number' && { retryAfterMs: retryAfter * 1_000 }),
  };
}

/** AppHandoff publishes that there are codes, not which: where one is unknown, the status says what is to be known. */
const KINDS: Readonly<Record<string, AnsweredKind>> = {
  invalid_token: 'invalid-token',
  auth_not_configured: 'not-configured',
  email_delivery_failed: 'delivery-failed',
};

function kindOf(status: number, code: unknown, fields: { email?: unknown; password?: unknown }): AnsweredKind {
  if (status === 400 && code === 'origin_not_allowed') return 'redirect-not-allowed';
  if (status === 400 && /^Invalid email/i.test(String(fields.email))) return 'invalid-email';
  if (status === 400 && /^(?!Invalid input)/.test(String(fields.password ?? 'Invalid input'))) return 'weak-password';
  return KINDS[String(code)] ?? kindOfStatus(status);
}
