import type { Call } from '../../client/call.ts';
import { keepsRule } from '../../client/password-rule.ts';
import { failed, succeeded } from '../../client/result.ts';
import { facts, title } from '../../generated/stack-auth/reset-facts.ts';
import type { operations } from '../../generated/stack-auth/types.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { checkStep } from '../../reset/check-step.ts';
import { type ConfirmInput, confirmStep } from '../../reset/confirm-step.ts';
import type { LinkRequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/step.ts';
import { passwordRules } from './password-rules.ts';

/** The facts of Stack Auth. */
export interface StackAuthFacts extends ResetFacts {
  readonly mail: readonly ['link'];
  readonly tooSoon: 'never';
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: true;
  readonly otherSessions: 'end-at-refresh';
  readonly signedInAfterwards: false;
  readonly checkCosts: 'a-try';
}

/** How Stack Auth resets passwords: with a link that carries a code. The first new password uses the code up, also if it is refused as weak. */
export interface StackAuthReset extends ResetBackend {
  readonly facts: StackAuthFacts;
  /** `redirectTo` is the page that the mailed link leads to, on one of the project's domains. */
  readonly steps: StepsWith<LinkRequestInput, 'check'>;
}

/** Makes the steps from the calls of a client. */
export function createReset(call: Call<operations, keyof operations>): StackAuthReset {
  return {
    name: title,
    facts,
    linkFields: ['code'],
    readLink: ({ code }) => code?.length === 45 && { token: code },
    steps: {
      request: requestStep(facts, async ({ email, redirectTo }: LinkRequestInput, how) => {
        const result = await call('sendForgotPasswordEmail', { email, callback_url: redirectTo }, how);
        const { error } = result;
        // An empty address passes validation and ends in a 500, whose text is that of every unexpected error.
        if (email || error?.status !== 500) return result;
        return failed({ ...error, kind: 'invalid-email', fields: { email: error.message } }, result.response);
      }),
      check: checkStep((code, how) => call('verifyPasswordResetCode', { code }, how)),
      confirm: confirmStep(facts, async ({ newPassword, token }: ConfirmInput, how) => {
        const violations = passwordRules.filter((rule) => keepsRule(newPassword, rule) === false);
        if (violations.length === 0) return call('resetPassword', { code: token, password: newPassword }, how);
        const broken = violations.map(({ rule, limit }) => `${rule} ${limit}`);
        const message = `Not sent: the password breaks ${broken.join(', ')}`;
        return failed({ kind: 'weak-password', message, violations });
      }),
    },
    passwordRules: async () => succeeded(passwordRules),
  };
}
