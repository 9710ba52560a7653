import type { SecretState } from '../../core/explain/explanation.ts';

/** What can have become of the code or the link of a mail. */
export type MailState = Exclude<SecretState, 'none' | 'unknown'>;

/** In a word, and how it is shown: `good` can be used, `bad` was spoilt, `quiet` is over. */
export const mailStates: Readonly<
  Record<MailState, { readonly word: string; readonly tone: 'good' | 'bad' | 'quiet' }>
> = {
  valid: { word: 'Valid', tone: 'good' },
  used: { word: 'Used', tone: 'quiet' },
  superseded: { word: 'Replaced', tone: 'quiet' },
  expired: { word: 'Expired', tone: 'quiet' },
  burnt: { word: 'Burnt', tone: 'bad' },
  'out-of-tries': { word: 'Out of tries', tone: 'bad' },
  ended: { word: 'Ended', tone: 'quiet' },
  'account-gone': { word: 'Account gone', tone: 'quiet' },
  refused: { word: 'Refused', tone: 'bad' },
};
