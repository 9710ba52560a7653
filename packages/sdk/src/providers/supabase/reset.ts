import { joinHeaders } from '../../client/headers.ts';
import type { Result } from '../../client/result.ts';
import { failed, mapData, succeeded } from '../../client/result.ts';
import { readSessionLink, SESSION_LINK_FIELDS, withInvalidSession } from '../../common/session-link.ts';
import { facts as fixedFacts, title } from '../../generated/supabase/reset-facts.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import { exchangeStep } from '../../reset/exchange-step.ts';
import type { LinkContents, LinkFields, ResetMail } from '../../reset/proof.ts';
import type { RequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/step.ts';
import type { SupabaseOptions } from './backend.ts';
import { openSessionWith, proofOf, type SupabaseCall } from './open-session.ts';
import { passwordRules } from './password-rules.ts';
import { secondFactorStep } from './second-factor-step.ts';

/** The facts of Supabase Auth. */
export interface SupabaseFacts extends ResetFacts {
  readonly tooSoon: 'refused';
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
  readonly steps: StepsWith<SupabaseRequestInput, 'exchange' | 'verifySecondFactor'>;
}

/** Makes the steps from the calls of a client. */
export function createReset(call: SupabaseCall, options: SupabaseOptions): SupabaseReset {
  const mail: readonly ResetMail[] = [options?.resetPasswordMethod ?? 'link'];
  const facts = { ...fixedFacts, mail };
  return {
    name: title,
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
      verifySecondFactor: secondFactorStep(call),
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
