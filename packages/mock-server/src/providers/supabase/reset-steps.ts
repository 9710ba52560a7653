import {
  fieldOf,
  type HeldSecret,
  isOfSession,
  queryIn,
  type ResetSteps,
  type SecretEffect,
  sameAddress,
  wasAccepted,
} from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { MailKind } from '../../core/message.ts';
import type { Scene, SceneReply, SceneRequest } from '../../core/situations/situation.ts';
import type { SupabaseOptions } from './options.ts';

/** What the secret of a mail can be verified as. A code of `reauthenticate` is none of these. */
const types: Readonly<Record<MailKind, readonly string[]>> = {
  'password-reset': ['recovery'],
  'sign-in': ['magiclink'],
  invitation: ['invite'],
  verification: ['signup', 'email_change'],
  notification: [],
  bounce: [],
};

/** Operations whose mail or link replaces an earlier one, by the kind of the earlier one. */
const replacing: Readonly<Partial<Record<MailKind, readonly string[]>>> = {
  'password-reset': ['resetPasswordForEmail', 'signInWithOtp', 'sendMagicLink', 'generateLink'],
  'sign-in': ['resetPasswordForEmail', 'signInWithOtp', 'sendMagicLink', 'generateLink'],
  invitation: ['inviteUser', 'signUp', 'signInWithOtp', 'sendMagicLink', 'resend', 'generateLink'],
  verification: ['inviteUser', 'signUp', 'signInWithOtp', 'sendMagicLink', 'resend', 'generateLink', 'updateUser'],
};

/** How secrets are used here. A mailed one is used up by following the link or by exchanging the digits. */
export const resetSteps: ResetSteps = {
  ask: ({ email, options }) => post(options, '/auth/v1/recover', { email }),
  async redeem(scene: Scene, held) {
    if (held.kind === undefined) return withToken(scene, held);
    if (held.issuedBy === 'reauthenticate') return undefined;
    const query = held.link === undefined ? '' : queryIn({ target: held.link }).toString();
    if (query !== '') return scene.send({ method: 'GET', target: `/auth/v1/verify?${query}` });
    const { code, token } = held;
    return verified(
      scene,
      types[held.kind],
      code === undefined ? { token_hash: token } : { email: scene.email, token: code },
    );
  },
  effectOf(row, held) {
    return isTokens(held) ? ofToken(row, held) : ofMailed(row, held);
  },
  handsOut: ['generateLink'],
  sessionNames: { refreshToken: 'refresh_token', accessToken: 'access_token' },
  exchanged: ['code', 'hashed_token'],
  alone: { sendEmailHook: undefined },
};

/** What the secrets of a link that an administrator was handed can be verified as. */
const handedTypes = ['recovery', 'signup', 'email_change'];

/** Whether an answer gave it to a client, and not an administrator a link. */
function isTokens({ kind, issuedBy }: HeldSecret): boolean {
  return kind === undefined && issuedBy !== 'generateLink';
}

/** The answer of the first type as which a secret is accepted, or that of the last one. */
async function verified(scene: Scene, kinds: readonly string[], secret: object): Promise<SceneReply | undefined> {
  let reply: SceneReply | undefined;
  for (const type of kinds) {
    reply = await scene.send(post(scene.options, '/auth/v1/verify', { type, ...secret }));
    if (reply.status < 400) return reply;
  }
  return reply;
}

/** Uses what an answer gave: a token of a session, the code of a PKCE link, or the link that an administrator was handed. */
async function withToken(scene: Scene, { name, token = '' }: HeldSecret): Promise<SceneReply | undefined> {
  const { anonKey } = scene.options as SupabaseOptions;
  switch (name) {
    case 'access_token':
      return scene.send({
        method: 'GET',
        target: '/auth/v1/user',
        headers: { apikey: anonKey, authorization: `Bearer ${token}` },
      });
    case 'refresh_token':
      return scene.send(post(scene.options, '/auth/v1/token?grant_type=refresh_token', { refresh_token: token }));
    case 'token':
    case 'hashed_token':
      return verified(scene, handedTypes, { token_hash: token });
    case 'email_otp':
      return verified(scene, handedTypes, { email: scene.email, token });
    case 'code': {
      const json = { auth_code: token, code_verifier: 'a'.repeat(43) };
      const reply = await scene.send(post(scene.options, '/auth/v1/token?grant_type=pkce', json));
      // The code was found, and has not expired: only the verifier is in the browser that asked.
      return errorIn(reply.body) === 'bad_code_verifier' ? { ...reply, status: 200 } : reply;
    }
    default:
      return undefined;
  }
}

/** The name of an error. Clients of the first version of the API get it in another field. */
function errorIn(body: unknown): unknown {
  return fieldOf(body, 'error_code') ?? fieldOf(body, 'code');
}

function ofMailed(row: JournalRow, held: HeldSecret): SecretEffect | undefined {
  const { operation = '', request, response } = row;
  if (!wasAccepted(row)) return undefined;
  if (operation === 'followEmailLink') return isFollowed(row, held) ? 'uses' : undefined;
  if (response?.status !== 200) return undefined;
  const { body } = request;
  const isSame = sameAddress(fieldOf(body, 'email'), held.email);
  if (operation === 'verifyOtp') {
    const isDigits = isToken(fieldOf(body, 'token'), { ...held, token: held.code ?? held.token ?? '' });
    return (isDigits && isSame) || isToken(fieldOf(body, 'token_hash'), held) ? 'uses' : undefined;
  }
  if (held.issuedBy === 'reauthenticate') {
    if (operation === 'updateUser') return fieldOf(body, 'nonce') === held.code ? 'uses' : undefined;
    return operation === 'reauthenticate' && sameAddress(row.email, held.email) ? 'replaces' : undefined;
  }
  const isReplaced = replacing[held.kind ?? 'verification']?.includes(operation);
  return isReplaced && isSame ? 'replaces' : undefined;
}

/** The tokens of a session: rotated by a refresh, ended by a sign-out and by a new password. */
function ofToken(row: JournalRow, held: HeldSecret): SecretEffect | undefined {
  const { operation = '', request, response, email } = row;
  const { body } = request;
  const isOwn = isOfSession(row, held);
  const isAccounts = isOwn || sameAddress(email, held.email);
  if (operation === 'token') {
    if (held.name === 'code')
      return response?.status === 200 && isToken(fieldOf(body, 'auth_code'), held) ? 'uses' : undefined;
    if (errorIn(response?.body) === 'refresh_token_already_used') return isOwn ? 'ends' : undefined;
    const isUsed = held.name === 'refresh_token' && isToken(fieldOf(body, 'refresh_token'), held);
    return isUsed && response?.status === 200 ? 'uses' : undefined;
  }
  if (!wasAccepted(row) || !isAccounts || held.name === 'code') return undefined;
  if (operation === 'signOut') return endsOn(queryIn(row).get('scope') || 'global', isOwn);
  if (fieldOf(body, 'password') === undefined) return undefined;
  if (operation === 'updateUser') return isOwn ? undefined : 'ends';
  return operation === 'updateUserById' ? 'ends' : undefined;
}

function endsOn(scope: string, isOwn: boolean): SecretEffect | undefined {
  if (scope === 'global') return 'ends';
  return (scope === 'local') === isOwn ? 'ends' : undefined;
}

/** Whether the link was followed. */
function isFollowed(row: JournalRow, held: HeldSecret): boolean {
  const query = queryIn(row);
  return isToken(query.get('token') ?? query.get('token_hash'), held);
}

/** Whether a request carries the secret: of a link that an administrator was handed, the token or the digits beside it. */
function isToken(value: unknown, held: HeldSecret): boolean {
  const { token, session = [] } = held;
  if (token === undefined || typeof value !== 'string') return false;
  return value === token || (!isTokens(held) && session.includes(value));
}

function post(options: object, target: string, json: object): SceneRequest {
  const { anonKey } = options as SupabaseOptions;
  return { method: 'POST', target, headers: { apikey: anonKey }, json };
}
