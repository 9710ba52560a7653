import type { Methods } from '../../client/methods.ts';
import type { CallOptions } from '../../client/options.ts';
import { keepsRule } from '../../client/password-rule.ts';
import type { Mailed, ResetBackend, StepResult } from '../../client/reset-backend.ts';
import { failed, mapData } from '../../client/result.ts';
import type { operations as table } from '../../generated/stack-auth/operations.ts';
import type { operations } from '../../generated/stack-auth/types.ts';
import { passwordRules } from './password-rules.ts';

const facts = {
  mail: ['link'],
  resendAfterMs: 0,
  revealsUnknownAccount: false,
  linkUsedUpBy: 'new-password',
  weakPasswordBurnsToken: true,
  otherSessions: 'end-at-refresh',
  signedInAfterwards: false,
  checkCosts: 'a-try',
} as const;

/** How Stack Auth resets passwords: by a link with a code, which the first new password uses up, good or too short. */
export interface StackAuthReset extends ResetBackend {
  readonly facts: typeof facts;
  /** `redirectTo` is the page that the mailed link leads to, on one of the project's domains. */
  request(input: { email: string; redirectTo: string }, options?: CallOptions): Promise<StepResult<Mailed>>;
  check(token: string, options?: CallOptions): Promise<StepResult<{ readonly email?: string }>>;
}

export function createReset(client: Methods<typeof table, operations>): StackAuthReset {
  return {
    facts,
    linkFields: ['code'],
    readLink({ query }) {
      const token = query.get('code');
      return token?.length === 45 ? { token } : undefined;
    },
    request: async ({ email, redirectTo }, how) =>
      mapData(await client.sendForgotPasswordEmail({ email, callback_url: redirectTo }, how), () => ({ next: 'link' })),
    check: async (code, how) => mapData(await client.verifyPasswordResetCode({ code }, how), () => ({})),
    async confirm({ newPassword, token }, how) {
      const violations = passwordRules.filter((rule) => keepsRule(newPassword, rule) === false);
      if (violations.length > 0)
        return failed({
          kind: 'weak-password',
          message: 'Not sent: Stack Auth would refuse this password',
          violations,
        });
      return mapData(await client.resetPassword({ code: token, password: newPassword }, how), () => ({}));
    },
    passwordRules: async () => ({ data: passwordRules, error: undefined, response: undefined }),
  };
}
