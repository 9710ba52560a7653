import type { Backend } from '../backend.ts';

/**
 * Those of some backends that have accounts and a clock of their own. The others share those of one of these: a step of the
 * clock, and a restart, must reach them once.
 */
export function withOwnState(backends: readonly Backend[]): readonly Backend[] {
  return backends.filter(({ behind }) => !backends.some(({ id }) => id === behind));
}
