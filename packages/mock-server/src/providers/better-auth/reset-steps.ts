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
import type { MailKind } from '../../core/message.ts';
import type { SceneReply } from '../../core/situations/situation.ts';
import type { BetterAuthOptions } from './options.ts';
import type { OtpPurpose } from './otp-purpose.ts';
import { otp, sessions } from './policy.ts';
import { redeem, situations } from './situations.ts';

/** The operations that take mailed digits beside their address, with what those are for. `undefined`: `type` says it. */
const takingDigits: Readonly<Record<string, MailKind | undefined>> = {
  checkVerificationOTP: undefined,
  resetPasswordEmailOTP: 'password-reset',
  verifyEmailOTP: 'verification',
  signInEmailOTP: 'sign-in',
};
/** The operations that mail new digits, in place of the earlier ones. A newer link replaces none. */
const mailingDigits: Readonly<Record<string, MailKind | undefined>> = {
  requestPasswordResetEmailOTP: 'password-reset',
  forgetPasswordEmailOTP: 'password-reset',
  sendVerificationOTP: undefined,
};
/** What digits are for, as `type` of a request says it. */
const kinds: Readonly<Record<OtpPurpose, MailKind>> = {
  'forget-password': 'password-reset',
  'sign-in': 'sign-in',
  'email-verification': 'verification',
};

/** How secrets are used here. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, { kind, name, code, token = '', link = '' }) {
    const { basePath } = scene.options as BetterAuthOptions;
    if (name === sessions.cookie) {
      const headers = { cookie: `${name}=${token}` };
      const reply = await scene.send({ method: 'GET', target: `${basePath}/get-session`, headers });
      // `null` with 200 says that the session is over.
      return reply.body === null ? { ...reply, status: 401 } : reply;
    }
    const post = (path: string): Promise<SceneReply> =>
      scene.send({ method: 'POST', target: basePath + path, json: { email: scene.email, otp: code } });
    if (kind === 'sign-in') return post('/sign-in/email-otp');
    if (kind === 'verification')
      return code === undefined ? scene.send({ method: 'GET', target: link }) : post('/email-otp/verify-email');
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
  { kind, code, email }: HeldSecret,
): SecretEffect | undefined {
  if (code === undefined || !sameAddress(fieldOf(body, 'email'), email)) return undefined;
  const isFor = (operations: Readonly<Record<string, MailKind | undefined>>): boolean =>
    Object.hasOwn(operations, operation) && (operations[operation] ?? kindIn(body)) === kind;
  if (isFor(mailingDigits)) return response?.status === 200 ? 'replaces' : undefined;
  if (!isFor(takingDigits)) return undefined;
  if (response?.status === 403 && fieldOf(response.body, 'code') === 'TOO_MANY_ATTEMPTS') return 'burns';
  if (fieldOf(body, 'otp') !== code)
    return response?.status === 400 && fieldOf(response.body, 'code') === 'INVALID_OTP' ? 'tries' : undefined;
  return operation !== 'checkVerificationOTP' && response?.status === 200 ? 'uses' : undefined;
}

function kindIn(body: unknown): MailKind | undefined {
  const type = fieldOf(body, 'type');
  return Object.entries(kinds).find(([purpose]) => purpose === type)?.[1];
}

/** A session ends with a sign-out, when it is revoked, and by a new password if its caller or the app wants that. */
function ofSession(row: JournalRow, held: HeldSecret): SecretEffect | undefined {
  const { operation, request, response } = row;
  if (response?.status !== 200) return undefined;
  const isOwn = isOfSession(row, held);
  if (operation === 'signOut') return isOwn ? 'ends' : undefined;
  if (operation === 'revokeSession') return isNamed(fieldOf(request.body, 'token'), held) ? 'ends' : undefined;
  const isTheirs = isOwn || sameAddress(row.email, held.email);
  if (operation === 'revokeOtherSessions') return isTheirs && !isOwn ? 'ends' : undefined;
  const endsAll = operation === 'changePassword' && fieldOf(request.body, 'revokeOtherSessions') === true;
  return isTheirs && (endsAll || operation === 'revokeSessions') ? 'ends' : undefined;
}

/** Whether a token is what the cookie of a session begins with. */
function isNamed(token: unknown, { token: cookie = '' }: HeldSecret): boolean {
  return typeof token === 'string' && cookie.startsWith(`${token}.`);
}
