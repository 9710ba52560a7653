import {
  fieldOf,
  type HeldSecret,
  isOfSession,
  type ResetSteps,
  type SecretEffect,
} from '../../core/explain/reset-steps.ts';
import { claimsOf } from '../../core/journal/claims-of.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { MailKind } from '../../core/message.ts';
import type { Scene, SceneReply, SceneRequest } from '../../core/situations/situation.ts';
import type { StackAuthOptions } from './options.ts';
import { codes } from './policy.ts';

/** The page of the app that mailed links lead to: localhost is always trusted. */
const page = 'http://localhost:3000/handler/password-reset';

function request(options: object, target: string, json: object): SceneRequest {
  return { method: 'POST', target: `/api/v1/${target}`, headers: projectHeaders(options), json };
}

function projectHeaders(options: object): Readonly<Record<string, string>> {
  const { projectId, publishableClientKey } = options as StackAuthOptions;
  return {
    'x-stack-access-type': 'client',
    'x-stack-project-id': projectId,
    'x-stack-publishable-client-key': publishableClientKey,
  };
}

/** The operations that take a code: those that use it up, and those that only look, which counts as a try. */
const taking: Readonly<Record<string, 'uses' | 'looks'>> = {
  resetPassword: 'uses',
  verifyPasswordResetCode: 'looks',
  verifyEmail: 'uses',
  checkEmailVerificationCode: 'looks',
  signInWithMagicLink: 'uses',
  checkMagicLinkCode: 'looks',
  signInWithMfa: 'uses',
};

/** Where the code of a mail is used. */
const paths: Readonly<Partial<Record<MailKind, string>>> = {
  'password-reset': 'auth/password/reset',
  verification: 'contact-channels/verify',
  'sign-in': 'auth/otp/sign-in',
};

/** Operations that end all sessions of an account but that of the caller, if they set a password. */
const settingPasswords = ['resetPassword', 'updatePassword', 'updateCurrentUser', 'updateUser'];

/** How secrets are used here. */
export const resetSteps: ResetSteps = {
  ask: ({ email, options }) => request(options, 'auth/password/send-reset-code', { email, callback_url: page }),
  async redeem(scene: Scene, held) {
    const path = held.kind && paths[held.kind];
    if (path === undefined) return withToken(scene, held);
    const password = held.kind === 'password-reset' ? { password: scene.newPassword } : {};
    const reply = await scene.send(request(scene.options, path, { code: held.token, ...password }));
    // The code was right: what is due then is something else.
    const isRight = fieldOf(reply.body, 'code') === 'MULTI_FACTOR_AUTHENTICATION_REQUIRED';
    return isRight ? { ...reply, status: 200 } : reply;
  },
  effectOf(row, held) {
    if (held.name === 'refresh_token') return ofSession(row, held);
    // An access token lives on until its time is over.
    return held.name === 'access_token' ? undefined : ofCode(row, held);
  },
  maxTries: codes.maxAttempts,
  sessionNames: { refreshToken: 'refresh_token', accessToken: 'access_token' },
  statusHeader: 'x-stack-actual-status',
};

function ofCode(
  { operation = '', request: { body }, response }: JournalRow,
  { token = '' }: HeldSecret,
): SecretEffect | undefined {
  const code = fieldOf(body, 'code');
  // Tries are counted by what comes after the part that is typed.
  if (!Object.hasOwn(taking, operation) || typeof code !== 'string' || endOf(code) !== endOf(token)) return undefined;
  const refusal = String(fieldOf(response?.body, 'code') ?? '');
  if (refusal === 'SCHEMA_ERROR') return undefined;
  const isRight = code.toLowerCase() === token.toLowerCase() && !refusal.startsWith('VERIFICATION_CODE_');
  if (taking[operation] !== 'uses' || !isRight || refusal === 'INVALID_TOTP_CODE') return 'tries';
  const isAccepted = response?.status === 200 && (refusal === '' || refusal === 'MULTI_FACTOR_AUTHENTICATION_REQUIRED');
  return isAccepted ? 'uses' : 'burns';
}

function ofSession(row: JournalRow, held: HeldSecret): SecretEffect | undefined {
  const {
    operation = '',
    request: { body },
    target,
    email,
    response,
  } = row;
  if (response?.status !== 200 || fieldOf(response.body, 'code') !== undefined) return undefined;
  if (operation === 'signOut') return isOfSession(row, held) ? 'ends' : undefined;
  if (operation === 'deleteSession') return sessionIds(held).some((id) => target.includes(id)) ? 'ends' : undefined;
  const isSet = /^(?:resetPassword|updatePassword)$/.test(operation) || fieldOf(body, 'password') !== undefined;
  if (!settingPasswords.includes(operation) || !isSet || email !== held.email) return undefined;
  const isKept =
    operation === 'updatePassword' && held.session?.includes(row.request.headers['x-stack-refresh-token'] ?? '');
  return isKept ? undefined : 'ends';
}

/** The ids of a session, as its access tokens say. */
function sessionIds({ session = [] }: HeldSecret): readonly string[] {
  return session.flatMap((token) => {
    const id: unknown = Reflect.get(Object(claimsOf(token)), 'refresh_token_id');
    return typeof id === 'string' ? [id] : [];
  });
}

/** Uses a token of a session. A second factor needs more than its code. */
async function withToken({ options, send }: Scene, { name, token = '' }: HeldSecret): Promise<SceneReply | undefined> {
  const headers = projectHeaders(options);
  if (name === 'refresh_token') {
    const refreshing = { ...headers, 'x-stack-refresh-token': token };
    return send({ method: 'POST', target: '/api/v1/auth/sessions/current/refresh', headers: refreshing, json: {} });
  }
  if (name !== 'access_token') return undefined;
  return send({ method: 'GET', target: '/api/v1/users/me', headers: { ...headers, 'x-stack-access-token': token } });
}

function endOf(code: string): string {
  return code.toLowerCase().slice(codes.otpLength);
}
