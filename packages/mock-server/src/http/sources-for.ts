import { namespaceOf } from '../core/namespaces.ts';
import { pathOf } from '../core/wire.ts';
import type { MockSource } from './mock-source.ts';
import { pageFile } from './page-file.ts';

/**
 * The mock servers that are not made yet and that a request to this target needs: the one that its path names, or all if it
 * names none. The inbox page and the health check need none.
 */
export function sourcesFor(target: string, sources: readonly MockSource[]): readonly MockSource[] {
  const missing = sources.filter((source) => source.made() === undefined);
  if (missing.length === 0) return missing;
  const path = pathOf(namespaceOf(target)?.rest ?? target);
  if (pageFile(path) || path === '/_resetkit/health') return [];
  const [, first, second] = path.split('/');
  const isControl = first === '_resetkit';
  const name = isControl ? second : first;
  if (sources.every(({ id }) => id !== name)) return missing;
  // A snapshot of a backend has those that depend on it.
  return missing.filter(({ id, outline }) => id === name || (isControl && outline?.behind === name));
}
