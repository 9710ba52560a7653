import { joinHeaders } from '../../client/headers.ts';
import type { CallOptions } from '../../client/options.ts';
import type {
  ConfirmStep,
  Finished,
  LinkContents,
  LinkParts,
  Mailed,
  Proof,
  ResetBackend,
  ResetSession,
  StepResult,
} from '../../client/reset-backend.ts';
import { mapData } from '../../client/result.ts';
import { readSessionLink, SESSION_LINK_FIELDS } from '../../shared/session-link.ts';
import type { SupabaseMethods, SupabaseOptions } from './client.ts';
import { passwordRules } from './password-rules.ts';
import { createPkce } from './pkce.ts';

const facts = {
  mail: ['link', 'code'],
  resendAfterMs: 60_000,
  revealsUnknownAccount: false,
  linkUsedUpBy: 'opening',
  weakPasswordBurnsToken: false,
  otherSessions: 'end',
  signedInAfterwards: true,
} as const;

/** How Supabase Auth resets passwords: link or digits are traded for a session, and the session sets the password. */
export interface SupabaseReset extends ResetBackend {
  readonly facts: typeof facts;
  /** `redirectTo` is the page that the mailed link leads to; the project's site where it is not allowed, or not given. */
  request(input: { email: string; redirectTo?: string }, options?: CallOptions): Promise<StepResult<Mailed>>;
  exchange(input: { code: string; email: string }, options?: CallOptions): Promise<StepResult<Proof>>;
  confirm(input: ConfirmStep, options?: CallOptions): Promise<StepResult<Required<Finished>>>;
}

export function createReset(client: SupabaseMethods, options: SupabaseOptions): SupabaseReset {
  const isPkce = () => options.flowType === 'pkce';

  /** A session for what is none yet: the code that a PKCE link ends with, or the hash of a template's own link. */
  const trade = async ({ token, verifier }: ConfirmStep, how?: CallOptions): Promise<StepResult<Proof>> =>
    mapData(
      verifier
        ? await client.exchangeCodeForSession({ auth_code: token, code_verifier: verifier }, how)
        : await client.verifyOtp({ type: 'recovery', token_hash: token }, how),
      proofOf,
    );

  return {
    facts,
    linkFields: [...SESSION_LINK_FIELDS, 'code', 'token_hash'],
    readLink: (link) => readSessionLink(link) ?? readTokenLink(link, isPkce()),
    async request({ email, redirectTo }, how) {
      const { verifier, challenge } = isPkce() ? await createPkce() : {};
      const input = {
        email,
        ...(redirectTo && { redirect_to: redirectTo }),
        ...(challenge && { code_challenge: challenge, code_challenge_method: 's256' as const }),
      };
      const next = options.resetPasswordMethod ?? 'link';
      return mapData(await client.resetPasswordForEmail(input, how), () => ({ next, ...(verifier && { verifier }) }));
    },
    exchange: async ({ email, code }, how) =>
      mapData(await client.verifyOtp({ type: 'recovery', email, token: code }, how), proofOf),
    async confirm(input, how) {
      // A JWT has dots, what is to be traded has none.
      const traded = input.token.includes('.') ? undefined : await trade(input, how);
      if (traded?.error) return traded;
      if (traded) input.keep(traded.data);
      const { token, session = { access_token: token, refresh_token: '' } } = traded?.data ?? input;
      const headers = joinHeaders(how?.headers, { Authorization: `Bearer ${token}` });
      return mapData(await client.updateUser({ password: input.newPassword }, { ...how, headers }), () => ({
        session,
      }));
    },
    passwordRules: async () => ({ data: passwordRules, error: undefined, response: undefined }),
  };
}

function proofOf({ access_token, refresh_token }: ResetSession): Required<Pick<Proof, 'token' | 'session'>> {
  return { token: access_token, session: { access_token, refresh_token } };
}

function readTokenLink({ query }: LinkParts, isPkce: boolean): LinkContents | undefined {
  const token = (query.get('type') === 'recovery' && query.get('token_hash')) || (isPkce && query.get('code'));
  return token ? { token } : undefined;
}
