import type { MockServer } from './server.ts';
import { pathOf } from './wire.ts';

/** Whether a path is a backend's own: one of its operations, or at least below where everything of it lies. */
export function isOwn({ knows, provider }: MockServer, target: string): boolean {
  const path = pathOf(target).toLowerCase();
  return knows(target) || provider.roots.some((root) => path.startsWith(`${root}/`));
}
