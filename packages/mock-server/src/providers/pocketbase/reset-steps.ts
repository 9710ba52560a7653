import { fieldOf, type HeldSecret, type ResetSteps } from '../../core/explain/reset-steps.ts';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { usersName } from './collections.ts';
import { redeemWith, situations } from './situations.ts';
import { claimsOf } from './tokens.ts';

/** How secrets are used here. A new password, another address and another key end all links and all sessions of their account. */
export const resetSteps: ResetSteps = {
  ask: situations.ask,
  async redeem(scene, { kind, code, token = '' }) {
    const { collectionId = usersName, type } = claimsOf(token);
    const target = (operation: string): string => `/api/collections/${collectionId}/${operation}`;
    // They are not used without the password, or the id that goes with the digits.
    if (type === 'emailChange' || code !== undefined) return undefined;
    if (type === 'verification')
      return scene.send({ method: 'POST', target: target('confirm-verification'), json: { token } });
    if (kind !== undefined) return redeemWith(scene, token, scene.newPassword);
    return scene.send({ method: 'POST', target: target('auth-refresh'), headers: { authorization: token } });
  },
  effectOf(row, held) {
    const { operation = '', request, response } = row;
    if (operation === 'authWithOTP' && held.code !== undefined) return usesDigits(row, held) ? 'uses' : undefined;
    const isConfirmed = confirmations.has(operation) && response?.status === 204;
    if (isConfirmed && held.kind !== undefined && fieldOf(request.body, 'token') === held.token) return 'uses';
    const ends = isConfirmed ? operation !== 'confirmVerification' : isAnotherKey(row, held);
    return ends && isOfAccount(row, held) ? 'ends' : undefined;
  },
  sessionNames: { accessToken: 'token' },
};

/** Whether somebody signed in with digits, or will in a second way. */
function usesDigits({ request, response }: JournalRow, { code }: HeldSecret): boolean {
  const isGood = response?.status === 200 || fieldOf(response?.body, 'mfaId') !== undefined;
  return isGood && fieldOf(request.body, 'password') === code;
}

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

/** Whether a request changes the account of a secret. Digits do not say whose they are. */
function isOfAccount(row: JournalRow, { code, email, token = '' }: HeldSecret): boolean {
  if (code === undefined) return accountIn(row) === claimsOf(token)['id'];
  const { operation, request, response } = row;
  if (operation === 'updateRecord') return fieldOf(response?.body, 'email') === email;
  return claimsOf(String(fieldOf(request.body, 'token')))['email'] === email;
}

/** The id of the account that a request changes. */
function accountIn({ operation, path, request }: JournalRow): unknown {
  return operation === 'updateRecord' ? path?.['id'] : claimsOf(String(fieldOf(request.body, 'token')))['id'];
}
