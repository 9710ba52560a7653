import type { ResetFacts } from '@resetkit/sdk';

/** What is special about a backend, in sentences. */
export function factSentences(facts: ResetFacts): readonly (readonly [what: string, how: string])[] {
  const { mail, resendAfterMs, revealsUnknownAccount, linkUsedUpBy, otherSessions, signedInAfterwards } = facts;
  return [
    ['The mail', `carries a ${mail.join(' or a ')}`],
    ['Another mail', resendAfterMs === 0 ? 'can follow at once' : `after ${resendAfterMs / 1000} seconds`],
    ['An unknown address', revealsUnknownAccount ? 'is told' : 'is not told'],
    ['It is used up', linkUsedUpBy === 'opening' ? 'by opening it' : 'by the new password'],
    ['Other sessions', { end: 'end', 'end-at-refresh': 'end within minutes', stay: 'stay' }[otherSessions]],
    ['Afterwards', signedInAfterwards ? 'you are signed in' : 'you sign in'],
  ];
}
