import type { Backend } from '../backend.ts';

/** Names backends in a sentence: `all backends`. */
export function whose(backends: readonly Backend[]): string {
  const [only] = backends;
  return only && backends.length === 1 ? only.title : 'all backends';
}
