import type { Methods } from '../../client/methods.ts';
import type { CallOptions } from '../../client/options.ts';
import type { LinkContents, LinkParts, Mailed, Proof, ResetBackend, StepResult } from '../../client/reset-backend.ts';
import { mapData } from '../../client/result.ts';
import type { operations as table } from '../../generated/insforge/operations.ts';
import type { operations } from '../../generated/insforge/types.ts';
import { rulesOf } from './password-rules.ts';

const facts = {
  mail: ['code', 'link'],
  resendAfterMs: 60_000,
  revealsUnknownAccount: false,
  linkUsedUpBy: 'new-password',
  weakPasswordBurnsToken: false,
  otherSessions: 'stay',
  signedInAfterwards: false,
} as const;

/** How InsForge resets passwords: by digits that are traded for a token, or a link that carries one. */
export interface InsforgeReset extends ResetBackend {
  readonly facts: typeof facts;
  /** `redirectTo` is the page that a mailed link leads to; needed where the project mails links. */
  request(input: { email: string; redirectTo?: string }, options?: CallOptions): Promise<StepResult<Mailed>>;
  exchange(input: { code: string; email: string }, options?: CallOptions): Promise<StepResult<Proof>>;
}

export function createReset(client: Methods<typeof table, operations>): InsforgeReset {
  return {
    facts,
    linkFields: ['token', 'insforge_status', 'insforge_type', 'insforge_error'],
    readLink,
    request: async (input, how) =>
      // Only the answer knows which of the two the project mails at this time.
      mapData(await client.sendResetPasswordEmail(input, how), ({ message }) => ({
        next: / link\b/.test(message) ? 'link' : 'code',
      })),
    exchange: ({ email, code }, how) => client.exchangeResetPasswordToken({ email, code }, how),
    confirm: async ({ newPassword, token }, how) =>
      mapData(await client.resetPassword({ newPassword, otp: token }, how), () => ({})),
    passwordRules: async (how) => mapData(await client.getPublicAuthConfig({}, how), rulesOf),
  };
}

function readLink({ query }: LinkParts): LinkContents | undefined {
  if (query.get('insforge_type') !== 'reset_password') return undefined;
  const token = query.get('token');
  if (token) return { token };
  const message = query.get('insforge_error') ?? 'The link has no token';
  return { refused: { kind: 'invalid-token', message, status: 302, body: Object.fromEntries(query) } };
}
