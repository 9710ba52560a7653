import type { SituationName } from '../../packages/mock-server/src/core/situations/situation-names.ts';

/**
 * Situations in which backends answer differently, in the order in which people meet them, as docs/answers.md calls them. A
 * description names them in `x-situation` of the operation that answers: `{ expired-secret: 400 code }` is the example `code` of
 * its 400.
 */
export const situations = {
  'unknown-account': 'a mail for an address without an account',
  'invalid-address': 'an invalid e-mail address',
  'redirect-not-allowed': 'a page that mails may not lead to',
  'mail-too-soon': 'another mail for the same account too soon',
  'too-many-requests': 'too many requests from one IP address',
  'not-configured': 'the server is not configured for password resets',
  'mail-not-sent': 'the mail cannot be sent',
  'password-login-disabled': 'password sign-in is switched off',
  'wrong-secret': 'a wrong code or token',
  'expired-secret': 'an expired code or token',
  'used-secret': 'a used code or token',
  'replaced-secret': 'a code or token from an earlier mail',
  'too-many-tries': 'the right code or token after too many wrong ones',
  'pkce-too-late': 'PKCE: the code came back too late',
  'password-too-short': 'a password that is too short',
  'password-too-long': 'a password that is too long',
  'same-password': 'the same password again',
  'account-deleted': 'the account has been deleted meanwhile',
  'wrong-password': 'a wrong password at sign-in',
  'address-taken': 'an address that is taken, at sign-up',
  'sign-up-disabled': 'sign-up is switched off',
} as const;

/** The id of a situation. */
export type Situation = keyof typeof situations;

/** What the mock server makes these situations with, by the name that `situations.make` takes. The others need no more than a request. */
export const makers: Readonly<Partial<Record<Situation, SituationName>>> = {
  'unknown-account': 'unknown-account',
  'mail-too-soon': 'rate-limited',
  'too-many-requests': 'rate-limited-address',
  'not-configured': 'not-configured',
  'mail-not-sent': 'mail-fails',
  'wrong-secret': 'tampered',
  'expired-secret': 'expired',
  'used-secret': 'used',
  'replaced-secret': 'superseded',
  'too-many-tries': 'out-of-tries',
  'account-deleted': 'account-gone',
};

/** Whether a text is the id of a situation. */
export function isSituation(id: string): id is Situation {
  return Object.hasOwn(situations, id);
}
