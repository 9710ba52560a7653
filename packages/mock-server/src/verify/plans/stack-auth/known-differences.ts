import type { KnownDifference } from '../../script.ts';

/** What differs from the real server on purpose. */
export const knownDifferences: readonly KnownDifference[] = [
  { at: /\/ an unknown path: body$/, reason: 'the middle of the page of an unknown path is left out' },
];
