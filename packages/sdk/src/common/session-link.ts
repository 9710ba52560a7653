import type { AnsweredKind } from '../client/error.ts';
import { own } from '../client/own.ts';
import type { Result } from '../client/result.ts';
import { failed } from '../client/result.ts';
import type { LinkContents, LinkFields } from '../reset/proof.ts';

/**
 * The fields that Supabase's `/verify` adds to the address of an app: to its fragment, and those of an error to its
 * query too.
 */
export const SESSION_LINK_FIELDS: readonly string[] = [
  'access_token',
  'refresh_token',
  'token_type',
  'expires_in',
  'expires_at',
  'error',
  'error_code',
  'error_description',
  'type',
  'sb',
];

const KINDS: Readonly<Record<string, AnsweredKind>> = {
  otp_expired: 'invalid-token',
  user_banned: 'account-disabled',
};

/** Reads the session, or the refusal, that Supabase's `/verify` adds to the address of an app. */
export function readSessionLink(fields: LinkFields): LinkContents | undefined {
  const { access_token, refresh_token = '', type, error, error_code: code, error_description: message = '' } = fields;
  if (code && message) {
    const kind = own(KINDS, code) ?? (error === 'server_error' ? 'server-error' : 'invalid-request');
    return { error: { kind, message, code, status: 303, body: fields } };
  }
  if (!access_token || type !== 'recovery') return undefined;
  return { token: access_token, session: { access_token, refresh_token } };
}

/**
 * The same result, where the token of a session was the token of the reset: if it is malformed or expired, the link is.
 */
export function withInvalidSession<Data>(result: Result<Data>): Result<Data> {
  const { error } = result;
  if (!error?.status || !/^(bad_jwt|no_auth)/.test(`${error.code}`)) return result;
  return failed({ ...error, kind: 'invalid-token' }, result.response);
}
