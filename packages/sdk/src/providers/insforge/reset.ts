import type { CallOptions } from '../../client/options.ts';
import { mapData } from '../../client/result.ts';
import type { StepPromise } from '../../client/step-result.ts';
import type { LinkContents, LinkFields, ResetFacts } from '../../reset/backend-words.ts';
import { confirmStep } from '../../reset/confirm-step.ts';
import { exchangeStep } from '../../reset/exchange-step.ts';
import type { Machine } from '../../reset/machine.ts';
import { requestStep } from '../../reset/request-step.ts';
import type { ExchangeStep, ResetBackend, ResetSent } from '../../reset/types.ts';
import { rulesOf } from './password-rules.ts';
import type { InsforgeResetClient } from './reset-client.ts';

/** What is so of Insforge where backends differ. */
export interface InsforgeFacts extends ResetFacts {
  readonly mail: readonly ['code', 'link'];
  readonly revealsUnknownAccount: false;
  readonly linkUsedUpBy: 'new-password';
  readonly weakPasswordBurnsToken: false;
  readonly otherSessions: 'stay';
  readonly signedInAfterwards: false;
}

const facts: InsforgeFacts = {
  mail: ['code', 'link'],
  resendAfterMs: 60_000,
  revealsUnknownAccount: false,
  linkUsedUpBy: 'new-password',
  weakPasswordBurnsToken: false,
  otherSessions: 'stay',
  signedInAfterwards: false,
};

/** How InsForge resets passwords: by digits that are traded for a token, or a link that carries one. */
export interface InsforgeReset extends ResetBackend {
  readonly facts: InsforgeFacts;
  /** `redirectTo` is the page that a mailed link leads to; needed where the project mails links. */
  readonly request: (
    machine: Machine,
  ) => (input: { email: string; redirectTo?: string | undefined }, options?: CallOptions) => StepPromise<ResetSent>;
  readonly exchange: (machine: Machine) => ExchangeStep['exchange'];
}

/** The steps, over the methods of a client. */
export function createReset(client: Omit<InsforgeResetClient, 'passwordReset'>): InsforgeReset {
  return {
    name: 'InsForge',
    facts,
    linkFields: ['token', 'insforge_status', 'insforge_type', 'insforge_error'],
    readLink,
    request: requestStep(
      facts,
      ({ email, redirectTo }, how) =>
        client.sendResetPasswordEmail({ email, ...(redirectTo !== undefined && { redirectTo }) }, how),
      // Only the sentence knows which of the two the project mails at this time.
      (answer) => (/ link\b/.test(Object(answer).message) ? 'link' : 'code'),
    ),
    exchange: exchangeStep(client.exchangeResetPasswordToken),
    confirm: confirmStep(facts, ({ newPassword, token }, how) =>
      client.resetPassword({ newPassword, otp: token }, how),
    ),
    passwordRules: async (how) => mapData(await client.getPublicAuthConfig({}, how), rulesOf),
  };
}

function readLink({ token, insforge_type, insforge_error, ...body }: LinkFields): LinkContents | undefined {
  if (insforge_type !== 'reset_password') return undefined;
  if (token) return { token };
  return { error: { kind: 'invalid-token', message: `${insforge_error}`, status: 302, body } };
}
