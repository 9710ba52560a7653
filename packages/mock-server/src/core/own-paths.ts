import type { MockServer } from './server.ts';
import { pathOf } from './wire.ts';

/** Whether a path belongs to a backend: it has an operation there, or the path is below one of its roots. */
export function isOwn({ knows, provider }: MockServer, target: string): boolean {
  const path = pathOf(target).toLowerCase();
  return knows(target) || provider.roots.some((root) => path.startsWith(`${root}/`));
}
