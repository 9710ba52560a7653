import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Provider } from '../../packages/mock-server/src/core/provider.ts';
import type { ListedProvider } from '../providers.ts';

/** The provider with its default options, as the mock server makes it. Throws if its folder exports no such function. */
export async function loadProvider(root: string, { id, identifier }: ListedProvider): Promise<Provider> {
  const file = join(root, 'packages/mock-server/src/providers', id, 'index.ts');
  const functions: Record<string, () => Provider> = await import(pathToFileURL(file).href);
  const provider = functions[identifier]?.();
  if (!provider) throw new Error(`${file} exports no function ${identifier}`);
  return provider;
}
