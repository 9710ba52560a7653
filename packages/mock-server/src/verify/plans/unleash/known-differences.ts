import type { KnownDifference } from '../../script.ts';

/** What differs from the real server and is meant to. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    at: /: body\.(?:role|rootRole|rootRoles\[\d\])\.description$/,
    reason: 'roles are described in our own words, which are shorter',
  },
  {
    at: /searching accounts \/ with OPTIONS: /,
    reason: 'changing an account (PUT) is not there',
  },
];
