import type { ExplainParts } from '../explain/explain.ts';
import { coverage } from './coverage.ts';
import { enumeration } from './enumeration.ts';
import type { Checks } from './finding.ts';
import { leaks } from './leaks.ts';

/** The checks of a mock server. */
export function createChecks(parts: ExplainParts): Checks {
  return {
    enumeration: (accounts) => enumeration(parts, accounts),
    leaks: (seen = {}) => leaks(parts, seen.lines ?? []),
    coverage: (which = {}) => coverage(parts, which.operations),
  };
}
