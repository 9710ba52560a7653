import { createMockServer, type Provider } from '@resetkit/mock-server';
import type { ListedBackend } from '../src/backends/listed-backend.ts';

/** The names of the situations that a reset of a backend can be in. */
export async function knownSituations(backend: ListedBackend): Promise<readonly string[]> {
  const make: (options: never) => object = await backend.provider();
  const mock = createMockServer(make({} as never) as Provider);
  const names = (await mock.situations.list()).map(({ name }) => name);
  await mock.close();
  return names;
}
