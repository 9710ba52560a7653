import {
  fieldOf,
  type HeldSecret,
  type ResetSteps,
  type SecretEffect,
  sameAddress,
} from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { MailKind } from '../../core/message.ts';
import type { Scene, SceneReply } from '../../core/situations/situation.ts';
import { request, situations } from './situations.ts';

/** The field of answers that has the refresh token. */
const refreshToken = 'refreshToken';

/** How secrets are used here. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, { kind, name, email, token = '' }) {
    if (name !== undefined) return withToken(scene, name, token);
    const { send, options, newPassword } = scene;
    const requests: Readonly<Partial<Record<MailKind, readonly [name: string, json: object]>>> = {
      'password-reset': ['resetPassword', { oobCode: token, newPassword }],
      verification: ['update', { oobCode: token }],
      'sign-in': ['signInWithEmailLink', { oobCode: token, email }],
    };
    const asked = kind && requests[kind];
    return asked && send(request(options, ...asked));
  },
  effectOf: (row, held) => (held.name === undefined ? ofCode(row, held) : ofSession(row, held)),
  sessionNames: { refreshToken, accessToken: 'idToken' },
  handsOut: ['sendOobCode', 'sendProjectOobCode', 'listOobCodes'],
};

/** The operations that use a code up, if they accept it. */
const using = ['resetPassword', 'update', 'signInWithEmailLink', 'openActionLink'];

function ofCode(
  { operation = '', request: { body }, target, response }: JournalRow,
  { token = '' }: HeldSecret,
): SecretEffect | undefined {
  if (!using.includes(operation) || !response || response.status >= 400) return undefined;
  if (operation === 'openActionLink') return target.includes(token) ? 'uses' : undefined;
  if (fieldOf(body, 'oobCode') !== token) return undefined;
  // Without a password it was only looked at.
  return operation !== 'resetPassword' || fieldOf(body, 'newPassword') ? 'uses' : undefined;
}

/** A new password ends refresh tokens, and ID tokens of an earlier second. */
function ofSession(
  { operation = '', email, request: { body }, response }: JournalRow,
  held: HeldSecret,
): SecretEffect | undefined {
  if (response?.status !== 200 || !sameAddress(email, held.email)) return undefined;
  const isSet =
    (operation === 'resetPassword' && fieldOf(body, 'newPassword')) ||
    (/^update(?:ProjectAccount)?$/.test(operation) && fieldOf(body, 'password'));
  return isSet ? 'ends' : undefined;
}

async function withToken({ send, options }: Scene, name: string, token: string): Promise<SceneReply | undefined> {
  if (name === 'idToken') return send(request(options, 'lookup', { idToken: token }));
  if (name !== refreshToken) return undefined;
  const { target } = request(options, '', {});
  const json = { grant_type: 'refresh_token', refresh_token: token };
  return send({
    method: 'POST',
    target: `/securetoken.googleapis.com/v1/token${target.slice(target.indexOf('?'))}`,
    json,
  });
}
