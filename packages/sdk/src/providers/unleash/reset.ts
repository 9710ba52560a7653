import type { Methods } from '../../client/methods.ts';
import type { CallOptions } from '../../client/options.ts';
import type { Mailed, ResetBackend, StepResult } from '../../client/reset-backend.ts';
import { mapData } from '../../client/result.ts';
import type { operations as table } from '../../generated/unleash/operations.ts';
import type { operations } from '../../generated/unleash/types.ts';
import { passwordRules } from './password-rules.ts';

const facts = {
  mail: ['link'],
  resendAfterMs: 60_000,
  revealsUnknownAccount: true,
  linkUsedUpBy: 'new-password',
  weakPasswordBurnsToken: false,
  otherSessions: 'end',
  signedInAfterwards: false,
  checkCosts: 'own-session',
} as const;

/** How Unleash resets passwords: by a link with a token; an invitation's token does as well. */
export interface UnleashReset extends ResetBackend {
  readonly facts: typeof facts;
  /** `redirectTo` is for code that serves several backends: Unleash's links lead to Unleash. */
  request(input: { email: string; redirectTo?: string }, options?: CallOptions): Promise<StepResult<Mailed>>;
  check(token: string, options?: CallOptions): Promise<StepResult<{ readonly email?: string }>>;
}

export function createReset(client: Methods<typeof table, operations>): UnleashReset {
  return {
    facts,
    linkFields: ['token'],
    readLink({ query }) {
      const token = query.get('token');
      return token ? { token } : undefined;
    },
    request: async ({ email }, how) =>
      mapData(await client.sendResetPasswordEmail({ email }, how), () => ({ next: 'link' })),
    check: async (token, how) =>
      mapData(await client.validateToken({ token }, how), ({ email }) => (email ? { email } : {})),
    confirm: async ({ newPassword, token }, how) =>
      mapData(await client.changePassword({ token, password: newPassword }, how), () => ({})),
    passwordRules: async () => ({ data: passwordRules, error: undefined, response: undefined }),
  };
}
