import { namespaceOf } from '../core/namespaces.ts';
import { pathOf } from '../core/wire.ts';
import { pageAsset } from '../page.ts';
import type { MockSource } from './mock-source.ts';

/**
 * The mock servers that are not made yet and that a request to this target needs: the one that its path names, or all if it
 * names none. The inbox page and the health check need none.
 */
export function sourcesFor(target: string, sources: readonly MockSource[]): readonly MockSource[] {
  const missing = sources.filter((source) => source.made() === undefined);
  if (missing.length === 0) return missing;
  const path = pathOf(namespaceOf(target)?.rest ?? target);
  if (pageAsset(path) || path === '/_resetkit/health') return [];
  const [, first, second] = path.split('/');
  const name = first === '_resetkit' ? second : first;
  return sources.some(({ id }) => id === name) ? missing.filter(({ id }) => id === name) : missing;
}
