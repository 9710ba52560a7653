import type { Call } from '../../client/call.ts';
import { keepsRule } from '../../client/password-rule.ts';
import { failed, mapData, succeeded } from '../../client/result.ts';
import { facts, title } from '../../generated/firebase/reset-facts.ts';
import type { operations } from '../../generated/firebase/types.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { checkStep } from '../../reset/check-step.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import type { RequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/step.ts';
import { passwordRules, rulesOf } from './password-rules.ts';

/** The facts of Firebase Auth, the hosted service. */
export interface FirebaseFacts extends ResetFacts {
  readonly mail: readonly ['link'];
  readonly tooSoon: 'refused';
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'end-at-refresh';
  readonly signedInAfterwards: false;
}

/** How Firebase Auth resets passwords: with a link that carries a code. */
export interface FirebaseReset extends ResetBackend {
  readonly facts: FirebaseFacts;
  /**
   * `redirectTo` is the page that one gets to after the reset, on one of the project's domains. The page that the link leads
   * to is a setting of the project.
   */
  readonly steps: StepsWith<RequestInput, 'check'>;
}

/** Makes the steps from the calls of a client. */
export function createReset(call: Call<operations, keyof operations>): FirebaseReset {
  return {
    name: title,
    facts,
    linkFields: ['mode', 'oobCode', 'apiKey', 'continueUrl', 'lang', 'tenantId'],
    // Links of other mails lead to the same page.
    readLink: ({ mode, oobCode }) => mode === 'resetPassword' && !!oobCode && { token: oobCode },
    steps: {
      request: requestStep(facts, ({ email, redirectTo }, how) => {
        const input = { email, ...(redirectTo !== undefined && { continueUrl: redirectTo }) };
        return call('sendOobCode', { requestType: 'PASSWORD_RESET', ...input }, how);
      }),
      check: checkStep(
        async (oobCode, how) => {
          const result = await call('resetPassword', { oobCode }, how);
          if (result.error || result.data?.requestType === 'PASSWORD_RESET') return result;
          const message = `The code is for ${result.data?.requestType}, not for a password reset`;
          return failed({ kind: 'invalid-token', message, status: 200, body: result.data }, result.response);
        },
        ({ email }) => email,
      ),
      confirm: confirmStep(facts, async ({ newPassword, token }, how) => {
        const violations = passwordRules.filter((rule) => keepsRule(newPassword, rule) === false);
        // Without a password the request is that of a look, and its success looks like that of a reset.
        if (violations.length === 0) return call('resetPassword', { oobCode: token, newPassword }, how);
        const message = `Not sent: the password breaks ${violations.map(({ rule, limit }) => `${rule} ${limit}`).join()}`;
        return failed({ kind: 'weak-password', message, violations });
      }),
    },
    async passwordRules(how) {
      const result = await call('getPasswordPolicy', {}, how);
      // The emulator has no policy.
      return result.error?.status === 501 ? succeeded(passwordRules, result.response) : mapData(result, rulesOf);
    },
  };
}
