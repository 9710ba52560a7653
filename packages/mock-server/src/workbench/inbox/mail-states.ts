import type { SecretState } from '../../core/explain/explanation.ts';

/** What can have become of the code or the link of a mail. */
export type MailState = Exclude<SecretState, 'none' | 'unknown'>;

/** In a word, and how it is shown: `good` can be used, `bad` was spoilt. */
export const mailStates: Readonly<Record<MailState, { readonly word: string; readonly tone: 'good' | 'bad' | '' }>> = {
  valid: { word: 'Valid', tone: 'good' },
  used: { word: 'Used', tone: '' },
  superseded: { word: 'Replaced', tone: '' },
  expired: { word: 'Expired', tone: '' },
  burnt: { word: 'Burnt', tone: 'bad' },
  'out-of-tries': { word: 'Out of tries', tone: 'bad' },
  ended: { word: 'Ended', tone: '' },
  'account-gone': { word: 'Account gone', tone: '' },
  refused: { word: 'Refused', tone: 'bad' },
};
