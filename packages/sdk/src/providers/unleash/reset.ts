import type { CallOptions } from '../../client/options.ts';
import { succeeded } from '../../client/result.ts';
import type { StepPromise } from '../../client/step-result.ts';
import type { ResetFacts } from '../../reset/backend-words.ts';
import { checkStep } from '../../reset/check-step.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import type { Machine } from '../../reset/machine.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { CheckStep, ResetBackend, ResetSent } from '../../reset/types.ts';
import { passwordRules } from './password-rules.ts';
import type { UnleashResetClient } from './reset-client.ts';

/** What is so of Unleash where backends differ. */
export interface UnleashFacts extends ResetFacts {
  readonly mail: readonly ['link'];
  readonly revealsUnknownAccount: true;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end';
  readonly signedInAfterwards: false;
  readonly checkCosts: 'own-session';
}

const facts: UnleashFacts = {
  mail: ['link'],
  resendAfterMs: 60_000,
  revealsUnknownAccount: true,
  linkUsedUpBy: 'new-password',
  weakPasswordBurnsToken: false,
  otherSessions: 'end',
  signedInAfterwards: false,
  checkCosts: 'own-session',
};

/** How Unleash resets passwords: by a link with a token; an invitation's token does as well. */
export interface UnleashReset extends ResetBackend {
  readonly facts: UnleashFacts;
  /** `redirectTo` is for code that serves several backends: Unleash's links lead to Unleash. */
  readonly request: (
    machine: Machine,
  ) => (input: { email: string; redirectTo?: string | undefined }, options?: CallOptions) => StepPromise<ResetSent>;
  readonly check: (machine: Machine) => CheckStep['check'];
}

/** The steps, over the methods of a client. */
export function createReset(client: Omit<UnleashResetClient, 'passwordReset'>): UnleashReset {
  return {
    name: 'Unleash',
    facts,
    linkFields: ['token'],
    readLink: ({ token }) => !!token && { token },
    request: requestStep(facts, ({ email }, how) => client.sendResetPasswordEmail({ email }, how)),
    check: checkStep(
      (token, how) => client.validateToken({ token }, how),
      ({ email }) => email,
    ),
    confirm: confirmStep(facts, ({ newPassword, token }, how) =>
      client.changePassword({ token, password: newPassword }, how),
    ),
    passwordRules: async () => succeeded(passwordRules),
  };
}
