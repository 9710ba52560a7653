import { backends } from '../src/backends/list.ts';
import type { ListedBackend } from '../src/backends/listed-backend.ts';

/** The backend of an id. */
export function backendOf(id: string): ListedBackend {
  const backend = backends.find((one) => one.id === id);
  if (!backend) throw new Error(`There is no ${id}.`);
  return backend;
}
