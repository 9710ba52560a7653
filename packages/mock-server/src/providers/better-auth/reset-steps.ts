import {
  fieldOf,
  type HeldSecret,
  isOfSession,
  queryIn,
  type ResetSteps,
  type SecretEffect,
  sameAddress,
} from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { BetterAuthOptions } from './options.ts';
import { otp, sessions } from './policy.ts';
import { redeem, situations } from './situations.ts';

/** The operations that take mailed digits beside their address. */
const takingDigits: ReadonlySet<string> = new Set(['checkVerificationOTP', 'resetPasswordEmailOTP']);
/** The operations that mail new digits, in place of the earlier ones. A newer link replaces none. */
const mailingDigits: ReadonlySet<string> = new Set(['requestPasswordResetEmailOTP', 'forgetPasswordEmailOTP']);

/** How secrets are used here. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, { kind, name, code, token = '' }) {
    const { basePath } = scene.options as BetterAuthOptions;
    if (name === sessions.cookie) {
      const headers = { cookie: `${name}=${token}` };
      return scene.send({ method: 'GET', target: `${basePath}/get-session`, headers });
    }
    if (kind !== 'password-reset') return undefined;
    return redeem(scene, code === undefined ? { token } : { code }, scene.newPassword);
  },
  effectOf: (row, held) =>
    held.name === sessions.cookie ? ofSession(row, held) : (ofLink(row, held) ?? ofDigits(row, held)),
  maxTries: otp.attempts,
  sessionNames: { cookie: sessions.cookie },
};

function ofLink(row: JournalRow, { token }: HeldSecret): SecretEffect | undefined {
  const { operation, request, response } = row;
  if (operation !== 'resetPassword' || token === undefined || response?.status !== 200) return undefined;
  const given = fieldOf(request.body, 'token') || queryIn(row).get('token');
  return given === token ? 'uses' : undefined;
}

function ofDigits(
  { operation = '', request: { body }, response }: JournalRow,
  { code, email }: HeldSecret,
): SecretEffect | undefined {
  if (code === undefined || !sameAddress(fieldOf(body, 'email'), email)) return undefined;
  if (mailingDigits.has(operation)) return response?.status === 200 ? 'replaces' : undefined;
  if (!takingDigits.has(operation)) return undefined;
  if (response?.status === 403 && fieldOf(response.body, 'code') === 'TOO_MANY_ATTEMPTS') return 'burns';
  if (fieldOf(body, 'otp') !== code)
    return response?.status === 400 && fieldOf(response.body, 'code') === 'INVALID_OTP' ? 'tries' : undefined;
  return operation === 'resetPasswordEmailOTP' && response?.status === 200 ? 'uses' : undefined;
}

/** A session ends with a sign-out, and by a new password if its caller or the app wants that. */
function ofSession(row: JournalRow, held: HeldSecret): SecretEffect | undefined {
  const { operation, request, response } = row;
  if (response?.status !== 200) return undefined;
  if (operation === 'signOut') return isOfSession(row, held) ? 'ends' : undefined;
  if (operation !== 'changePassword' || fieldOf(request.body, 'revokeOtherSessions') !== true) return undefined;
  return isOfSession(row, held) || sameAddress(row.email, held.email) ? 'ends' : undefined;
}
