import type { Call } from '../../client/call.ts';
import { mapData, succeeded } from '../../client/result.ts';
import { title } from '../../generated/supabase/reset-facts.ts';
import type { operations } from '../../generated/supabase/types.ts';
import type { OpenSession } from '../../reset/confirm-step.ts';
import type { Proof, ResetSession } from '../../reset/proof.ts';
import { withToken } from '../../reset/with-token.ts';

/** The calls of a client that a reset uses. */
export type SupabaseCall = Call<operations, keyof operations>;

/**
 * Exchanges what a link carries for a session: the code of a PKCE link, or the token hash of a project's own mail
 * template.
 */
export function openSessionWith(call: SupabaseCall): OpenSession {
  return async (given, how, { verifier }, setState) => {
    const { token, link = token, tokenField } = given;
    // An access token is a JWT, which has dots. Codes and hashes have none.
    if (token.includes('.')) return succeeded(given);
    const isCode = tokenField ? tokenField === 'code' : AUTH_CODE.test(token);
    const result = await (isCode && verifier
      ? call('token', { grant_type: 'pkce', auth_code: token, code_verifier: verifier }, how)
      : call('verifyOtp', { type: 'recovery', token_hash: token }, how));
    return mapData(withToken(mapData<OpenedSession, Session>(result, proofOf)), (session) => {
      const { tokenField: _field, ...rest } = given;
      const opened = { ...rest, ...session, link };
      setState({ backend: title, ...opened, step: 'ready' });
      return opened;
    });
  };
}

/**
 * The code of a PKCE link is a UUID (internal/models/flow_state.go of supabase/auth). A token hash is 56 hexadecimal
 * digits, perhaps after `pkce_`.
 */
const AUTH_CODE = /^[\da-f]{8}-/i;

/** A session as the proof that a password may be set. */
export type Session = Required<Pick<Proof, 'token' | 'session'>>;

/**
 * What the token of a mail opens. For a change of address it may be a sentence; a recovery always opens a session, and
 * an answer without one is refused later.
 */
type OpenedSession = ResetSession | { readonly code: string; readonly msg: string };

/** The proof that a session is. */
export function proofOf(opened: OpenedSession): Session {
  const { access_token = '', refresh_token = '' }: Partial<ResetSession> = 'access_token' in opened ? opened : {};
  return { token: access_token, session: { access_token, refresh_token } };
}
