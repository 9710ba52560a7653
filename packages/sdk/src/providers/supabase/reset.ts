import type { Call } from '../../client/call.ts';
import { joinHeaders } from '../../client/headers.ts';
import type { Result } from '../../client/result.ts';
import { failed, mapData, succeeded } from '../../client/result.ts';
import { readSessionLink, SESSION_LINK_FIELDS, withInvalidSession } from '../../common/session-link.ts';
import { facts as fixedFacts } from '../../generated/supabase/reset-facts.ts';
import type { operations } from '../../generated/supabase/types.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { confirmStep, type OpenSession } from '../../reset/confirm-step.ts';
import { exchangeStep } from '../../reset/exchange-step.ts';
import type { LinkContents, LinkFields, Proof, ResetMail, ResetSession } from '../../reset/proof.ts';
import type { RequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/step.ts';
import { withToken } from '../../reset/with-token.ts';
import type { SupabaseOptions } from './backend.ts';
import { passwordRules } from './password-rules.ts';

/** The facts of Supabase Auth. */
export interface SupabaseFacts extends ResetFacts {
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'opening';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end';
  readonly signedInAfterwards: true;
}

/** Whom to mail, with the answer of a captcha. */
export interface SupabaseRequestInput extends RequestInput {
  /** The token of hCaptcha or Turnstile, if the project asks for one. It is valid for one request. */
  captchaToken?: string | undefined;
}

/**
 * How Supabase Auth resets passwords: a link or a code is exchanged for a session, and the session sets the password.
 */
export interface SupabaseReset extends ResetBackend {
  readonly facts: SupabaseFacts;
  /**
   * `redirectTo` is the page that the mailed link leads to; without it, or if it is not allowed, that is the project's
   * site.
   */
  readonly steps: StepsWith<SupabaseRequestInput, 'exchange'>;
}

/** The calls of a client that a reset uses. */
type SupabaseCall = Call<operations, keyof operations>;

/** Makes the steps from the calls of a client. */
export function createReset(call: SupabaseCall, options: SupabaseOptions): SupabaseReset {
  const mail: readonly ResetMail[] = [options?.resetPasswordMethod ?? 'link'];
  const facts = { ...fixedFacts, mail };
  return {
    name: 'Supabase Auth',
    facts,
    linkFields: [...SESSION_LINK_FIELDS, 'code', 'token_hash'],
    readLink: (fields, verifier) => readSessionLink(fields) ?? readTokenLink(fields, !!options?.pkce, verifier),
    steps: {
      request: requestStep(facts, async (input: SupabaseRequestInput, how, state, setState) => {
        const { email, redirectTo: redirect_to, captchaToken: captcha_token } = input;
        // All mails have the same verifier: a later request may fail after the backend has stored its challenge.
        const { verifier, challenge: code_challenge } = (await options.pkce?.(state.verifier)) ?? {};
        if (verifier) setState({ ...state, verifier });
        const body = {
          email,
          ...(redirect_to && { redirect_to }),
          ...(code_challenge && { code_challenge, code_challenge_method: 's256' as const }),
          ...(captcha_token && { gotrue_meta_security: { captcha_token } }),
        };
        return withHookFailure(await call('resetPasswordForEmail', body, how));
      }),
      exchange: exchangeStep(async ({ email, code: token }, how) =>
        mapData(await call('verifyOtp', { type: 'recovery', email, token }, how), proofOf),
      ),
      confirm: confirmStep(
        facts,
        async ({ newPassword: password, token }, how) => {
          const headers = joinHeaders(how?.headers, { Authorization: `Bearer ${token}` });
          return withInvalidSession(await call('updateUser', { password }, { ...how, headers }));
        },
        openSessionWith(call),
      ),
    },
    passwordRules: async () => succeeded(passwordRules),
  };
}

/**
 * Exchanges what a link carries for a session: the code of a PKCE link, or the token hash of a project's own mail
 * template.
 */
function openSessionWith(call: SupabaseCall): OpenSession {
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
      const { newPassword: _password, ...ready } = opened;
      setState({ backend: 'Supabase Auth', ...ready, step: 'ready' });
      return opened;
    });
  };
}

/**
 * The code of a PKCE link is a UUID (internal/models/flow_state.go of supabase/auth). A token hash is 56 hexadecimal
 * digits, perhaps after `pkce_`.
 */
const AUTH_CODE = /^[\da-f]{8}-/i;

/** Sentences of a 500 that are Supabase's own (internal/api/recover.go, errors.go). */
const OWN_FAILURE = /^(Unexpected|Internal|Database|Unable|captcha|Error [cfu])/;

/** A send-email hook may fail with a sentence of its own, which comes as a 500: the mail was not delivered. */
function withHookFailure<Data>(result: Result<Data>): Result<Data> {
  const { error } = result;
  if (error?.code !== 'unexpected_failure' || error.kind !== 'server-error' || OWN_FAILURE.test(error.message))
    return result;
  return failed({ ...error, kind: 'delivery-failed' }, result.response);
}

/** A link of a project's own mail template, or one that ends with a PKCE code. */
function readTokenLink(
  { type, token_hash, code }: LinkFields,
  isPkce: boolean,
  verifier: string | undefined,
): LinkContents | undefined {
  if (type === 'recovery' && token_hash) return { token: token_hash, tokenField: 'token_hash' };
  if (!code || !isPkce) return undefined;
  if (verifier) return { token: code, tokenField: 'code' };
  const message = 'This link needs the browser that asked for it, and its state';
  return { error: { kind: 'invalid-token', message, status: 303, body: { code } } };
}

/** A session as the proof that a password may be set. */
type Session = Required<Pick<Proof, 'token' | 'session'>>;

/**
 * What the token of a mail opens. For a change of address it may be a sentence; a recovery always opens a session, and
 * an answer without one is refused later.
 */
type OpenedSession = ResetSession | { readonly code: string; readonly msg: string };

function proofOf(opened: OpenedSession): Session {
  const { access_token = '', refresh_token = '' }: Partial<ResetSession> = 'access_token' in opened ? opened : {};
  return { token: access_token, session: { access_token, refresh_token } };
}
