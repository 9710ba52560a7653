import type { BackendError } from '../../client/backend.ts';
import { fieldsOf } from '../../client/fields-of.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';
import { textOf } from '../../client/text-of.ts';
import { rulesIn } from '../../common/supabase-passwords.ts';

/** Reads an answer of 400 and up. Returns `undefined` if the body is not one of this backend. */
export function readError(status: number, body: unknown): BackendError | undefined {
  const { error: message, code, fieldErrors, issues }: Record<string, unknown> = Object(body);
  if (typeof message !== 'string') return undefined;
  const found = fieldsOf([...Object.entries(Object(fieldErrors)), ...pairsOf(issues)]);
  const { email = '', password = '' } = found?.fields ?? {};
  const kind = kindOf(MEANINGS, `${status} ${textOf(code)}|${email}|${password}`, status);
  return {
    kind,
    message,
    ...(typeof code === 'string' && { code }),
    ...found,
    ...(kind === 'weak-password' && { violations: rulesIn(password) }),
  };
}

function pairsOf(issues: unknown): unknown[][] {
  return Array.isArray(issues) ? issues.map((issue) => [Object(issue).path, Object(issue).message]) : [];
}

/** AppHandoff documents that there are codes, but not which ones: for an unknown code the status decides. */
const MEANINGS: Meanings = [
  ['redirect-not-allowed', /^400 origin_not_allowed\|/],
  ['invalid-email', /^400 [^|]*\|Invalid email/i],
  // A password that is missing, or not a text, is a malformed request.
  ['weak-password', /^400 [^|]*\|[^|]*\|(?!Invalid input|$)/],
  ['invalid-token', /^\d+ invalid_token\|/],
  ['unauthorized', /^\d+ invalid_credentials\|/],
  ['not-configured', /^\d+ auth_not_configured\|/],
  ['delivery-failed', /^\d+ email_delivery_failed\|/],
];
