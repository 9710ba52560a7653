import type { KnownDifference } from '../../script.ts';

/** Where the mock differs by design. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    at: /^refused requests for mails \/ no (?:body|content type): /,
    reason: 'The emulator fails with a 500 without a body or its type. That is a fault, which is not copied.',
  },
];
