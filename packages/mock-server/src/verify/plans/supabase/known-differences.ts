import type { KnownDifference } from '../../script.ts';

/** What differs from the real server on purpose, or because it could only be read. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    at: /\/ (?:malformed JSON|a list): body\.(?:message|msg)$/,
    reason: 'tails of bad_json sentences are inferred',
  },
  { at: /\/ an invalid session: body\.(?:message|msg)$/, reason: 'tails of bad_jwt sentences are inferred' },
  { at: /\/ the mail: body\.subject$/, reason: 'subjects of mails are inferred' },
];
