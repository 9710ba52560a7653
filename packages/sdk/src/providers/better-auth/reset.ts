import type { Call } from '../../client/call.ts';
import { mapData, succeeded } from '../../client/result.ts';
import { facts as fixedFacts, title } from '../../generated/better-auth/reset-facts.ts';
import type { operations } from '../../generated/better-auth/types.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import { exchangeStep } from '../../reset/exchange-step.ts';
import type { LinkContents, LinkFields, ResetMail } from '../../reset/proof.ts';
import type { LinkRequestInput, RequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/step.ts';
import { required } from '../../reset/token-data.ts';
import type { BetterAuthOptions } from './backend.ts';
import { passwordRules } from './password-rules.ts';

/** The facts of better-auth. */
export interface BetterAuthFacts<Method extends ResetMail = ResetMail> extends ResetFacts {
  readonly mail: readonly [Method];
  readonly tooSoon: 'never';
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: false;
  /** They end if the app sets `revokeSessionsOnPasswordReset`. */
  readonly otherSessions: 'stay';
  readonly signedInAfterwards: false;
}

/** How better-auth resets passwords: with a link that carries a token, or with digits that are checked first. */
export interface BetterAuthReset<Method extends ResetMail = ResetMail> extends ResetBackend {
  readonly facts: BetterAuthFacts<Method>;
  /**
   * `redirectTo` is the page that a mailed link leads to, on a trusted origin. Without it better-auth mails a link that never
   * works, so it is required. Digits need none.
   */
  readonly steps: Method extends 'code' ? StepsWith<RequestInput, 'exchange'> : StepsWith<LinkRequestInput>;
}

/** The calls of a client. */
type BetterAuthCall = Call<operations, keyof operations>;

/** Makes the steps from the calls of a client. */
export function createReset<Method extends ResetMail>(
  call: BetterAuthCall,
  { resetPasswordMethod }: BetterAuthOptions<Method>,
): BetterAuthReset<Method> {
  const isCode = resetPasswordMethod === 'code';
  const facts = { ...fixedFacts, mail: [isCode ? 'code' : 'link'] as const };
  const reset = {
    name: title,
    facts,
    linkFields: ['token', 'error'],
    readLink,
    steps: isCode ? codeSteps(call, facts) : linkSteps(call, facts),
    passwordRules: async () => succeeded(passwordRules),
  };
  // Which steps there are depends on an option: the compiler cannot follow.
  return reset as object as BetterAuthReset<Method>;
}

function linkSteps(call: BetterAuthCall, facts: ResetFacts): StepsWith<LinkRequestInput> {
  return {
    request: requestStep(facts, ({ email, redirectTo }, how) =>
      call('requestPasswordReset', { email, redirectTo: required(redirectTo, 'redirectTo') }, how),
    ),
    confirm: confirmStep(facts, ({ newPassword, token }, how) => call('resetPassword', { newPassword, token }, how)),
  };
}

/**
 * Checked digits are sent again to set the password, with their address. Both are in the token, so that it is good on another page,
 * too.
 */
function codeSteps(call: BetterAuthCall, facts: ResetFacts): StepsWith<RequestInput, 'exchange'> {
  return {
    request: requestStep(facts, ({ email }, how) => call('requestPasswordResetEmailOTP', { email }, how)),
    exchange: exchangeStep(async ({ email, code: otp }, how) =>
      mapData(await call('checkVerificationOTP', { email, otp, type: 'forget-password' }, how), () => ({
        token: `${otp} ${email}`,
      })),
    ),
    confirm: confirmStep(facts, ({ newPassword: password, token }, how) => {
      const [otp = '', email] = token.split(' ');
      return call('resetPasswordEmailOTP', { email: required(email, 'email'), otp, password }, how);
    }),
  };
}

/** The server has redirected a mailed link: with its token, or with an error. */
function readLink({ token, error, ...body }: LinkFields): LinkContents | undefined {
  if (token) return { token };
  if (error !== 'INVALID_TOKEN') return undefined;
  return {
    error: { kind: 'invalid-token', message: 'Invalid token', code: error, status: 302, body: { error, ...body } },
  };
}
