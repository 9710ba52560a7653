import type { CallOptions } from '../../client/options.ts';
import { keepsRule } from '../../client/password-rule.ts';
import { failed, succeeded } from '../../client/result.ts';
import type { StepPromise } from '../../client/step-result.ts';
import type { ResetFacts } from '../../reset/backend-words.ts';
import { checkStep } from '../../reset/check-step.ts';
import { type Confirming, confirmStep } from '../../reset/confirm-step.ts';
import type { Machine } from '../../reset/machine.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { CheckStep, ResetBackend, ResetSent } from '../../reset/types.ts';
import { passwordRules } from './password-rules.ts';
import type { StackAuthResetClient } from './reset-client.ts';

/** What is so of StackAuth where backends differ. */
export interface StackAuthFacts extends ResetFacts {
  readonly mail: readonly ['link'];
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: true;
  readonly otherSessions: 'end-at-refresh';
  readonly signedInAfterwards: false;
  readonly checkCosts: 'a-try';
}

const facts: StackAuthFacts = {
  mail: ['link'],
  resendAfterMs: 0,
  revealsUnknownAccount: false,
  linkUsedUpBy: 'new-password',
  weakPasswordBurnsToken: true,
  otherSessions: 'end-at-refresh',
  signedInAfterwards: false,
  checkCosts: 'a-try',
};

/** How Stack Auth resets passwords: by a link with a code, which the first new password uses up, good or too short. */
export interface StackAuthReset extends ResetBackend {
  readonly facts: StackAuthFacts;
  /** `redirectTo` is the page that the mailed link leads to, on one of the project's domains. */
  readonly request: (
    machine: Machine,
  ) => (input: { email: string; redirectTo: string }, options?: CallOptions) => StepPromise<ResetSent>;
  readonly check: (machine: Machine) => CheckStep['check'];
}

/** The steps, over the methods of a client. */
export function createReset(client: Omit<StackAuthResetClient, 'passwordReset'>): StackAuthReset {
  return {
    name: 'Stack Auth',
    facts,
    linkFields: ['code'],
    readLink: ({ code }) => code?.length === 45 && { token: code },
    request: requestStep(facts, ({ email, redirectTo }: { email: string; redirectTo: string }, how) =>
      client.sendForgotPasswordEmail({ email, callback_url: redirectTo }, how),
    ),
    check: checkStep((code, how) => client.verifyPasswordResetCode({ code }, how)),
    confirm: confirmStep(facts, async ({ newPassword, token }: Confirming, how) => {
      const violations = passwordRules.filter((rule) => keepsRule(newPassword, rule) === false);
      if (violations.length === 0) return client.resetPassword({ code: token, password: newPassword }, how);
      const broken = violations.map(({ rule, limit }) => `${rule} ${limit}`);
      const message = `Not sent, since it would use up the code: the password breaks ${broken.join(', ')}`;
      return failed({ kind: 'weak-password', message, violations });
    }),
    passwordRules: async () => succeeded(passwordRules),
  };
}
