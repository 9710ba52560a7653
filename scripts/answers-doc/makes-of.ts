import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMockServer } from '../../packages/mock-server/src/core/mock-server.ts';
import type { Provider } from '../../packages/mock-server/src/core/provider.ts';
import type { ListedSituation } from '../../packages/mock-server/src/core/situations/situation.ts';
import type { ListedProvider } from '../providers.ts';

/** The situations that the mock server of a provider makes. */
export async function makesOf(root: string, { id, identifier }: ListedProvider): Promise<readonly ListedSituation[]> {
  const file = join(root, 'packages/mock-server/src/providers', id, 'index.ts');
  const functions: Record<string, () => Provider> = await import(pathToFileURL(file).href);
  const provider = functions[identifier]?.();
  if (!provider) throw new Error(`${file} exports no function ${identifier}`);
  const mock = createMockServer(provider);
  const made = await mock.situations.list();
  await mock.close();
  return made;
}
