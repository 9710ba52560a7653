import type { KnownDifference } from '../../script.ts';

/** What is not published, and therefore ours. Statuses are compared all the same. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    at: /: body\.(?:error|code|message|issues|fieldErrors|retryAfter)\b/,
    reason: 'codes and sentences are not published: O2, O3',
  },
  { at: /mail(?: to confirm)?: body\.subject$/, reason: 'mails are not published' },
];
