import {
  fieldOf,
  type HeldSecret,
  isOfSession,
  type ResetSteps,
  type SecretEffect,
  sameAddress,
} from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { usersName } from './collections.ts';
import { redeemWith, situations } from './situations.ts';
import { claimsOf } from './tokens.ts';

/** How secrets are used here. A new password ends all links and all sessions of its account. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, { kind, token = '' }) {
    if (kind !== undefined) return redeemWith(scene, token, scene.newPassword);
    const target = `/api/collections/${claimsOf(token)['collectionId'] ?? usersName}/auth-refresh`;
    return scene.send({ method: 'POST', target, headers: { authorization: token } });
  },
  effectOf(row, held) {
    if (row.operation !== 'confirmPasswordReset' || row.response?.status !== 204) return undefined;
    return held.kind === undefined ? ofSession(row, held) : ofLink(row, held);
  },
  sessionNames: { accessToken: 'token' },
};

function ofLink({ email, request: { body } }: JournalRow, held: HeldSecret): SecretEffect | undefined {
  if (fieldOf(body, 'token') === held.token) return 'uses';
  return sameAddress(email, held.email) ? 'ends' : undefined;
}

function ofSession(row: JournalRow, held: HeldSecret): SecretEffect | undefined {
  return isOfSession(row, held) || sameAddress(row.email, held.email) ? 'ends' : undefined;
}
