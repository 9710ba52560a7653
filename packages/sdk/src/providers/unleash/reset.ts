import type { CallOptions } from '../../client/options.ts';
import type { ResetBackend, ResetFacts, StepResult } from '../../client/reset-backend.ts';
import { succeeded } from '../../client/result.ts';
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
  request(
    input: { email: string; redirectTo?: string | undefined },
    options?: CallOptions,
  ): Promise<StepResult<unknown>>;
  check(token: string, options?: CallOptions): Promise<StepResult<{ readonly email?: string }>>;
}

/** The steps, over the methods of a client. */
export function createReset(client: Omit<UnleashResetClient, 'passwordReset'>): UnleashReset {
  return {
    name: 'Unleash',
    facts,
    linkFields: ['token'],
    readLink: ({ token }) => !!token && { token },
    request: ({ email }, how) => client.sendResetPasswordEmail({ email }, how),
    check: (token, how) => client.validateToken({ token }, how),
    confirm: ({ newPassword: password, token }, how) => client.changePassword({ token, password }, how),
    passwordRules: async () => succeeded(passwordRules),
  };
}
