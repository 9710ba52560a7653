import type { BackendError } from '../../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../../client/error.ts';

/** What an answer of 400 and up means; `undefined` where it is none of this backend's. */
export function readError(status: number, body: unknown): BackendError | undefined {
  const { code, error_code, message, msg, hint }: Readonly<Record<string, unknown>> = Object(body);
  const sentence = message ?? msg;
  if (typeof sentence !== 'string') return undefined;
  const word = typeof error_code === 'string' ? error_code : code;
  // The gateway has no codes.
  if (typeof word !== 'string')
    return hint === undefined ? undefined : { kind: kindOfStatus(status), message: sentence };
  const kind = kindOf(status, word, sentence);
  return { kind, message: sentence, code: word, ...(kind === 'rate-limited' && readWait(sentence)) };
}

const KINDS: Readonly<Record<string, AnsweredKind>> = {
  bad_code_verifier: 'invalid-token',
  email_address_invalid: 'invalid-email',
  email_exists: 'conflict',
  email_provider_disabled: 'not-configured',
  flow_state_expired: 'invalid-token',
  flow_state_not_found: 'invalid-token',
  invalid_credentials: 'unauthorized',
  email_not_confirmed: 'unauthorized',
  otp_disabled: 'unknown-account',
  otp_expired: 'invalid-token',
  reauthentication_not_valid: 'invalid-token',
  refresh_token_already_used: 'invalid-token',
  refresh_token_not_found: 'invalid-token',
  same_password: 'weak-password',
  session_expired: 'unauthorized',
  user_already_exists: 'conflict',
  user_banned: 'unauthorized',
  user_not_found: 'unknown-account',
  weak_password: 'weak-password',
};

function kindOf(status: number, code: string, message: string): AnsweredKind {
  if (code === 'unexpected_failure' && message.startsWith('Error sending ')) return 'delivery-failed';
  if (code === 'validation_failed' && /email (?:address|format)/i.test(message)) return 'invalid-email';
  return KINDS[code] ?? kindOfStatus(status);
}

/** Supabase sends no `Retry-After`; the wait between mails is told by the sentence. */
function readWait(message: string): { retryAfterMs: number } | undefined {
  const [, seconds] = /after (\d+) seconds/.exec(message) ?? [];
  return seconds === undefined ? undefined : { retryAfterMs: Number(seconds) * 1_000 };
}
