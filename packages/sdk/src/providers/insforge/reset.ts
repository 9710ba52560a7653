import type { Call } from '../../client/call.ts';
import { mapData } from '../../client/result.ts';
import { facts, title } from '../../generated/insforge/reset-facts.ts';
import type { operations } from '../../generated/insforge/types.ts';
import type { ResetBackend, ResetFacts } from '../../reset/backend.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import { exchangeStep } from '../../reset/exchange-step.ts';
import type { LinkContents, LinkFields } from '../../reset/proof.ts';
import type { RequestInput } from '../../reset/request-input.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { StepsWith } from '../../reset/step.ts';
import { rulesOf } from './password-rules.ts';

/** The facts of InsForge. */
export interface InsforgeFacts extends ResetFacts {
  readonly mail: readonly ['code', 'link'];
  readonly tooSoon: 'refused';
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'stay';
  readonly signedInAfterwards: false;
}

/** How InsForge resets passwords: with a code that is exchanged for a token, or a link that carries one. */
export interface InsforgeReset extends ResetBackend {
  readonly facts: InsforgeFacts;
  /** `redirectTo` is the page that a mailed link leads to; required if the project mails links. */
  readonly steps: StepsWith<RequestInput, 'exchange'>;
}

/** Makes the steps from the calls of a client. */
export function createReset(call: Call<operations, keyof operations>): InsforgeReset {
  return {
    name: title,
    facts,
    linkFields: ['token', 'insforge_status', 'insforge_type', 'insforge_error'],
    readLink,
    steps: {
      request: requestStep(
        facts,
        ({ email, redirectTo }, how) =>
          call('sendResetPasswordEmail', { email, ...(redirectTo !== undefined && { redirectTo }) }, how),
        // Only the sentence tells which of the two the project mails.
        (answer) => (/ link\b/.test(Object(answer).message) ? 'link' : 'code'),
      ),
      exchange: exchangeStep((input, how) => call('exchangeResetPasswordToken', input, how)),
      confirm: confirmStep(facts, ({ newPassword, token }, how) =>
        call('resetPassword', { newPassword, otp: token }, how),
      ),
    },
    passwordRules: async (how) => mapData(await call('getPublicAuthConfig', {}, how), rulesOf),
  };
}

function readLink({ token, insforge_type, insforge_error, ...body }: LinkFields): LinkContents | undefined {
  if (insforge_type !== 'reset_password') return undefined;
  if (token) return { token };
  return { error: { kind: 'invalid-token', message: `${insforge_error}`, status: 302, body } };
}
