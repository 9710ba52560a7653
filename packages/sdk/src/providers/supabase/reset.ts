import type { Call } from '../../client/call.ts';
import { joinHeaders } from '../../client/headers.ts';
import { mapData, succeeded } from '../../client/result.ts';
import { readSessionLink, SESSION_LINK_FIELDS, withDeadSession } from '../../common/session-link.ts';
import type { operations } from '../../generated/supabase/types.ts';
import type {
  LinkContents,
  LinkFields,
  Proof,
  ResetFacts,
  ResetMail,
  ResetSession,
} from '../../reset/backend-words.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import { exchangeStep } from '../../reset/exchange-step.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/take.ts';
import type { RequestInput, ResetBackend } from '../../reset/types.ts';
import { withToken } from '../../reset/with-token.ts';
import type { SupabaseOptions } from './backend.ts';
import { passwordRules } from './password-rules.ts';

/** What is so of Supabase where backends differ. */
export interface SupabaseFacts extends ResetFacts {
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'opening';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end';
  readonly signedInAfterwards: true;
}

const FACTS: Omit<SupabaseFacts, 'mail'> = {
  resendAfterMs: 60_000,
  revealsUnknownAccount: false,
  linkUsedUpBy: 'opening',
  weakPasswordBurnsToken: false,
  otherSessions: 'end',
  signedInAfterwards: true,
};

/** How Supabase Auth resets passwords: link or digits are traded for a session, and the session sets the password. */
export interface SupabaseReset extends ResetBackend {
  readonly facts: SupabaseFacts;
  /** `redirectTo` is the page that the mailed link leads to; the project's site where it is not allowed, or not given. */
  readonly steps: StepsWith<RequestInput, 'exchange'>;
}

/** The steps, over the calls of a client. */
export function createReset(call: Call<operations, keyof operations>, options: SupabaseOptions): SupabaseReset {
  const mail: readonly ResetMail[] = [options?.resetPasswordMethod ?? 'link'];
  const facts = { ...FACTS, mail };
  return {
    name: 'Supabase Auth',
    facts,
    linkFields: [...SESSION_LINK_FIELDS, 'code', 'token_hash'],
    readLink: (fields, verifier) => readSessionLink(fields) ?? readTokenLink(fields, !!options?.pkce, verifier),
    steps: {
      request: requestStep(facts, async ({ email, redirectTo: redirect_to }, how, state, keep) => {
        // The same verifier for all mails: a later request may fail, and the backend has its challenge all the same.
        const { verifier, challenge: code_challenge } = (await options.pkce?.(state.verifier)) ?? {};
        if (verifier) keep({ ...state, verifier });
        const pkce = code_challenge && { code_challenge, code_challenge_method: 's256' as const };
        return call('resetPasswordForEmail', { email, ...(redirect_to && { redirect_to }), ...pkce }, how);
      }),
      exchange: exchangeStep(async ({ email, code: token }, how) =>
        mapData(await call('verifyOtp', { type: 'recovery', email, token }, how), proofOf),
      ),
      confirm: confirmStep(
        facts,
        async ({ newPassword: password, token }, how) => {
          const headers = joinHeaders(how?.headers, { Authorization: `Bearer ${token}` });
          return withDeadSession(await call('updateUser', { password }, { ...how, headers }));
        },
        async (given, how, { verifier }, keep) => {
          const { token, link = token } = given;
          // A JWT has dots. What has none is traded for one: the code that a PKCE link ends with, or a link's own token.
          if (token.includes('.')) return succeeded(given);
          const result = await (verifier
            ? call('token', { grant_type: 'pkce', auth_code: token, code_verifier: verifier }, how)
            : call('verifyOtp', { type: 'recovery', token_hash: token }, how));
          return mapData(withToken(mapData<ResetSession, Session>(result, proofOf)), (session) => {
            const traded = { ...given, ...session, link };
            const { newPassword: _, ...ready } = traded;
            keep({ backend: 'Supabase Auth', ...ready, step: 'ready' });
            return traded;
          });
        },
      ),
    },
    passwordRules: async () => succeeded(passwordRules),
  };
}

/** A link of a template of one's own, or one that ends with a PKCE code. */
function readTokenLink(
  { type, token_hash, code }: LinkFields,
  isPkce: boolean,
  verifier: string | undefined,
): LinkContents | undefined {
  if (type === 'recovery' && token_hash) return { token: token_hash };
  if (!code || !isPkce) return undefined;
  const message = 'This link needs the browser that asked for it, and its state';
  return verifier ? { token: code } : { error: { kind: 'invalid-token', message, status: 303, body: { code } } };
}

/** A session as the proof that a password may be set. */
type Session = Required<Pick<Proof, 'token' | 'session'>>;

function proofOf({ access_token, refresh_token }: ResetSession): Session {
  return { token: access_token, session: { access_token, refresh_token } };
}
