import type { KnownDifference } from '../../script.ts';

/** What differs from the real server and is meant to. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    at: /: body\.(?:role|rootRole)\.description$/,
    reason: 'roles are described in our own words, which are shorter',
  },
];
