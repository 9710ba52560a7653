import { fieldOf, type HeldSecret, type ResetSteps } from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { usersName } from './collections.ts';
import { redeemWith, situations } from './situations.ts';
import { claimsOf } from './tokens.ts';

/** How secrets are used here. A new password, another address and another key end all links and all sessions of their account. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, { kind, token = '' }) {
    const { collectionId = usersName, type } = claimsOf(token);
    const target = (operation: string): string => `/api/collections/${collectionId}/${operation}`;
    // It is not used without the password.
    if (type === 'emailChange') return undefined;
    if (type === 'verification')
      return scene.send({ method: 'POST', target: target('confirm-verification'), json: { token } });
    if (kind !== undefined) return redeemWith(scene, token, scene.newPassword);
    return scene.send({ method: 'POST', target: target('auth-refresh'), headers: { authorization: token } });
  },
  effectOf(row, held) {
    const { operation = '', request, response } = row;
    const isConfirmed = confirmations.has(operation) && response?.status === 204;
    if (isConfirmed && held.kind !== undefined && fieldOf(request.body, 'token') === held.token) return 'uses';
    const ends = isConfirmed ? operation !== 'confirmVerification' : isAnotherKey(row, held);
    return ends && accountIn(row) === claimsOf(held.token ?? '')['id'] ? 'ends' : undefined;
  },
  sessionNames: { accessToken: 'token' },
};

const confirmations: ReadonlySet<string> = new Set([
  'confirmPasswordReset',
  'confirmEmailChange',
  'confirmVerification',
]);

/** Whether a request changed what the tokens of an account are signed with. */
function isAnotherKey({ operation, request: { body }, response }: JournalRow, { email }: HeldSecret): boolean {
  if (operation !== 'updateRecord' || response?.status !== 200) return false;
  const given = Object.keys(Object(body));
  if (given.some((name) => name === 'password' || name.startsWith('tokenKey'))) return true;
  return given.includes('email') && fieldOf(response.body, 'email') !== email;
}

/** The id of the account that a request changes. */
function accountIn({ operation, path, request }: JournalRow): unknown {
  return operation === 'updateRecord' ? path?.['id'] : claimsOf(String(fieldOf(request.body, 'token')))['id'];
}
