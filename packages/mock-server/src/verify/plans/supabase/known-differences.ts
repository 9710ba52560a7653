import type { KnownDifference } from '../../script.ts';

/** What differs from the real server on purpose, or because of what the server is. */
export const knownDifferences: readonly KnownDifference[] = [
  { at: /\/ health: body\.version$/, reason: 'another version of the server' },
];
