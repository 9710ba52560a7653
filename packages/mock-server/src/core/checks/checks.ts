import type { ExplainParts } from '../explain/explain.ts';
import { checkCoverage, checkEnumeration, checkLeaks } from './check-arguments.ts';
import { coverage } from './coverage.ts';
import { enumeration } from './enumeration.ts';
import type { Checks } from './finding.ts';
import { leaks } from './leaks.ts';

/** The checks of a mock server. */
export function createChecks(parts: ExplainParts): Checks {
  return {
    async enumeration(accounts) {
      checkEnumeration(accounts);
      return enumeration(parts, accounts);
    },
    async leaks(seen) {
      checkLeaks(seen);
      return leaks(parts, seen?.lines ?? []);
    },
    async coverage(which) {
      checkCoverage(which);
      return coverage(parts, which?.operations);
    },
  };
}
