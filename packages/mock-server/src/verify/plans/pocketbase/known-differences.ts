import type { KnownDifference } from '../../script.ts';

/** What differs from the real server and is meant to. */
export const knownDifferences: readonly KnownDifference[] = [];
