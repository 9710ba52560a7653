import type { ExplainParts } from '../explain/explain-parts.ts';
import { checkCoverage, checkEnumeration, checkLeaks } from './check-arguments.ts';
import type { Checks } from './finding.ts';

/** The checks of a mock server. Each is loaded when it is asked first. */
export function createChecks(parts: ExplainParts): Checks {
  return {
    async enumeration(accounts) {
      checkEnumeration(accounts);
      return (await import('./enumeration.ts')).enumeration(parts, accounts);
    },
    async leaks(seen) {
      checkLeaks(seen);
      return (await import('./leaks.ts')).leaks(parts, seen?.lines ?? []);
    },
    async coverage(which) {
      checkCoverage(which);
      return (await import('./coverage.ts')).coverage(parts, which?.operations);
    },
  };
}
