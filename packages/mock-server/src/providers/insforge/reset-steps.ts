import {
  fieldOf,
  type HeldSecret,
  queryIn,
  type ResetSteps,
  type SecretEffect,
  sameAddress,
  wasAccepted,
} from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { MailKind } from '../../core/message.ts';
import type { Scene, SceneReply } from '../../core/situations/situation.ts';
import { secrets } from './policy.ts';
import { situations } from './situations.ts';

/** The operations that take a mailed code beside its address, with the field of the code. */
const takingCodes: Readonly<Record<string, readonly [kind: MailKind, field: string]>> = {
  exchangeResetPasswordToken: ['password-reset', 'code'],
  verifyEmail: ['verification', 'otp'],
  signIn: ['sign-in', 'otp'],
};

/** The operations that mail a new secret. */
const mailing: Readonly<Record<string, MailKind>> = {
  sendResetPasswordEmail: 'password-reset',
  resendVerificationEmail: 'verification',
  signUp: 'verification',
  signInWithOtp: 'sign-in',
};

/** How secrets are used here. Nothing ends a session but its time. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, held) {
    const { kind, name, code, token, link = '' } = held;
    if (kind === undefined) return name === 'token' ? resetWith(scene, token) : withToken(scene, held);
    if (kind === 'verification' && token !== undefined) return scene.send({ method: 'GET', target: link });
    if (kind === 'verification') return post(scene, 'email/verify', { email: scene.email, otp: code });
    if (kind === 'sign-in') return post(scene, 'sessions', { method: 'otp', email: scene.email, otp: code });
    if (token !== undefined) return resetWith(scene, token);
    const exchanged = await post(scene, 'email/exchange-reset-password-token', { email: scene.email, code });
    return exchanged.status === 200 ? resetWith(scene, fieldOf(exchanged.body, 'token')) : exchanged;
  },
  effectOf: (row, held) => ofCode(row, held) ?? ofToken(row, held) ?? ofMail(row, held),
  maxTries: secrets.maxAttempts,
  sessionNames: { refreshToken: 'refreshToken', cookie: 'insforge_refresh_token', accessToken: 'accessToken' },
  exchanged: ['token'],
};

function ofCode(
  { operation = '', request: { body }, response }: JournalRow,
  held: HeldSecret,
): SecretEffect | undefined {
  const [kind, field] = Object.hasOwn(takingCodes, operation) ? (takingCodes[operation] ?? []) : [];
  if (field === undefined || kind !== held.kind || held.code === undefined) return undefined;
  if (!sameAddress(fieldOf(body, 'email'), held.email)) return undefined;
  const typed = fieldOf(body, field);
  if (typed === held.code) return response?.status === 200 ? 'uses' : undefined;
  // A text that is not six digits is refused by its form, and does not count as a try.
  return response?.status === 400 && /^\d{6}$/.test(String(typed)) ? 'tries' : undefined;
}

function ofToken(row: JournalRow, { kind, token }: HeldSecret): SecretEffect | undefined {
  if (token === undefined || !wasAccepted(row)) return undefined;
  if (row.operation === 'verifyEmailLink') return queryIn(row).get('token') === token ? 'uses' : undefined;
  const isReset = kind === 'password-reset' || kind === undefined;
  return isReset && row.operation === 'resetPassword' && fieldOf(row.request.body, 'otp') === token
    ? 'uses'
    : undefined;
}

/** A mail that cannot be sent has replaced the secret as well. */
function ofMail({ operation = '', request, response, mails }: JournalRow, held: HeldSecret): SecretEffect | undefined {
  if (!Object.hasOwn(mailing, operation) || mailing[operation] !== held.kind) return undefined;
  const { status } = response ?? { status: 0 };
  const isReplaced = mails.length > 0 || status === 401 || status >= 500;
  return isReplaced && sameAddress(fieldOf(request.body, 'email'), held.email) ? 'replaces' : undefined;
}

/** Uses a token of a session. Those of administrators have no operation that takes no more than the token. */
async function withToken(scene: Scene, { name, token, issuedBy }: HeldSecret): Promise<SceneReply | undefined> {
  if (issuedBy === 'createAdminSession') return undefined;
  if (name === 'refreshToken' || name === 'insforge_refresh_token')
    return post(scene, 'refresh?client_type=mobile', { refreshToken: token });
  if (name !== 'accessToken') return undefined;
  const headers = { authorization: `Bearer ${token}` };
  return scene.send({ method: 'GET', target: '/api/auth/sessions/current', headers });
}

function resetWith(scene: Scene, otp: unknown): Promise<SceneReply> {
  return post(scene, 'email/reset-password', { newPassword: scene.newPassword, otp });
}

function post(scene: Scene, path: string, json: object): Promise<SceneReply> {
  return scene.send({ method: 'POST', target: `/api/auth/${path}`, json });
}
