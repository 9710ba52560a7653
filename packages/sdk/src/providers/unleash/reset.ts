import type { Call } from '../../client/call.ts';
import { succeeded } from '../../client/result.ts';
import { facts, title } from '../../generated/unleash/reset-facts.ts';
import type { operations } from '../../generated/unleash/types.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { checkStep } from '../../reset/check-step.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import type { RequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/step.ts';
import { passwordRules } from './password-rules.ts';

/** The facts of Unleash. */
export interface UnleashFacts extends ResetFacts {
  readonly mail: readonly ['link'];
  readonly tooSoon: 'refused';
  readonly revealsUnknownAccount: true;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end';
  readonly signedInAfterwards: false;
  readonly checkCosts: 'own-session';
}

/** How Unleash resets passwords: with a link that carries a token. The token of an invitation works too. */
export interface UnleashReset extends ResetBackend {
  readonly facts: UnleashFacts;
  /** `redirectTo` is ignored: the links lead to Unleash's own page. */
  readonly steps: StepsWith<RequestInput, 'check'>;
}

/** Makes the steps from the calls of a client. */
export function createReset(call: Call<operations, keyof operations>): UnleashReset {
  return {
    name: title,
    facts,
    linkFields: ['token'],
    readLink: ({ token }) => !!token && { token },
    steps: {
      request: requestStep(facts, ({ email }, how) => call('sendResetPasswordEmail', { email }, how)),
      check: checkStep(
        (token, how) => call('validateToken', { token }, how),
        ({ email }) => email,
      ),
      confirm: confirmStep(facts, ({ newPassword, token }, how) =>
        call('changePassword', { token, password: newPassword }, how),
      ),
    },
    passwordRules: async () => succeeded(passwordRules),
  };
}
