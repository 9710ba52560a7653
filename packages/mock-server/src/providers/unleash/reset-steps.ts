import {
  fieldOf,
  type HeldSecret,
  isOfSession,
  type ResetSteps,
  type SecretEffect,
  sameAddress,
} from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { UnleashOptions } from './options.ts';
import { sessions } from './policy.ts';
import { situations } from './situations.ts';

/** How secrets are used here. An invitation carries the same kind of token as a reset. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, { name, token = '' }) {
    const { baseUriPath } = scene.options as UnleashOptions;
    if (name === sessions.cookie) {
      const headers = { cookie: `${name}=${token}` };
      return scene.send({ method: 'GET', target: `${baseUriPath}/api/admin/user`, headers });
    }
    if (name !== undefined && name !== 'token') return undefined;
    const json = { token, password: scene.newPassword };
    return scene.send({ method: 'POST', target: `${baseUriPath}/auth/reset/password`, json });
  },
  effectOf: (row, held) => (held.name === sessions.cookie ? ofSession(row, held) : ofLink(row, held)),
  sessionNames: { cookie: sessions.cookie },
  exchanged: ['token'],
  handsOut: ['createUser', 'resetUserPassword', 'validateToken'],
};

function ofLink(
  { operation, email, request: { body }, response }: JournalRow,
  held: HeldSecret,
): SecretEffect | undefined {
  if (response?.status !== 200) return undefined;
  if (operation === 'changePassword') return fieldOf(body, 'token') === held.token ? 'uses' : undefined;
  const isNew = operation === 'sendResetPasswordEmail' || operation === 'resetUserPassword';
  return isNew && sameAddress(email, held.email) ? 'replaces' : undefined;
}

/** The operations of a reset end the session of their caller; a new password ends all sessions of its account. */
function ofSession(row: JournalRow, held: HeldSecret): SecretEffect | undefined {
  const { operation = '', email, response } = row;
  if (!response || response.status >= 500) return undefined;
  const isOwn = isOfSession(row, held);
  const isDone = response.status < 400;
  if (operation === 'changePassword' && isOwn) return 'ends';
  if (!isDone) return undefined;
  if (operation === 'validateToken') return isOwn ? 'ends' : undefined;
  if (operation === 'changeMyPassword') return !isOwn && sameAddress(email, held.email) ? 'ends' : undefined;
  const endsAll = ['logout', 'changePassword', 'changeUserPassword'].includes(operation);
  return endsAll && (isOwn || sameAddress(email, held.email)) ? 'ends' : undefined;
}
