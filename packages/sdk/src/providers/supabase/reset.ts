import { joinHeaders } from '../../client/headers.ts';
import type { CallOptions } from '../../client/options.ts';
import type {
  LinkContents,
  LinkFields,
  PkceMemory,
  Proof,
  ResetBackend,
  ResetFacts,
  ResetMail,
  ResetSession,
  StepResult,
} from '../../client/reset-backend.ts';
import { mapData, succeeded } from '../../client/result.ts';
import { readSessionLink, SESSION_LINK_FIELDS, withDeadSession } from '../../shared/session-link.ts';
import type { SupabaseOptions } from './backend.ts';
import { passwordRules } from './password-rules.ts';
import type { SupabaseResetClient } from './reset-client.ts';

/** What is so of Supabase where backends differ. */
export interface SupabaseFacts extends ResetFacts {
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'opening';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end';
  readonly signedInAfterwards: true;
}

const facts: Omit<SupabaseFacts, 'mail'> = {
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
  request(
    input: { email: string; redirectTo?: string | undefined },
    options: CallOptions | undefined,
    memory: PkceMemory,
  ): Promise<StepResult<unknown>>;
  exchange(input: { code: string; email: string }, options?: CallOptions): Promise<StepResult<Proof>>;
}

/** The steps, over the methods of a client. */
export function createReset(
  client: Omit<SupabaseResetClient, 'passwordReset'>,
  options: SupabaseOptions,
): SupabaseReset {
  const mail: readonly ResetMail[] = [options?.resetPasswordMethod ?? 'link'];
  return {
    name: 'Supabase Auth',
    facts: { ...facts, mail },
    linkFields: [...SESSION_LINK_FIELDS, 'code', 'token_hash'],
    readLink: (fields, verifier) => readSessionLink(fields) ?? readTokenLink(fields, !!options?.pkce, verifier),
    async request({ email, redirectTo: redirect_to }, how, memory) {
      // The same verifier for all mails: a later request may fail, and the backend has its challenge all the same.
      const { verifier, challenge: code_challenge } = (await options.pkce?.(memory.verifier)) ?? {};
      if (verifier) memory.keep(verifier);
      const pkce = code_challenge && { code_challenge, code_challenge_method: 's256' as const };
      return client.resetPasswordForEmail({ email, ...(redirect_to && { redirect_to }), ...pkce }, how);
    },
    exchange: async ({ email, code: token }, how) =>
      mapData(await client.verifyOtp({ type: 'recovery', email, token }, how), proofOf),
    async confirm({ newPassword: password, token, verifier: code_verifier, keep }, how) {
      let jwt = token;
      // A JWT has dots. What has none is traded for one: the code that a PKCE link ends with, or a link's own token.
      if (!token.includes('.')) {
        const { data, error, response } = await (code_verifier
          ? client.token({ grant_type: 'pkce', auth_code: token, code_verifier }, how)
          : client.verifyOtp({ type: 'recovery', token_hash: token }, how));
        if (error) return { data, error, response };
        keep(proofOf(data));
        jwt = data.access_token;
      }
      const headers = joinHeaders(how?.headers, { Authorization: `Bearer ${jwt}` });
      return withDeadSession(await client.updateUser({ password }, { ...how, headers }));
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
  const message = 'This link can be used in the browser alone that has asked for it';
  return verifier ? { token: code } : { error: { kind: 'invalid-token', message, status: 303, body: { code } } };
}

function proofOf({ access_token, refresh_token }: ResetSession): Proof {
  return { token: access_token, session: { access_token, refresh_token } };
}
