import { registry } from '../src/registry.ts';

/**
 * What the tests of each provider say for a suite over all of them: a module of each, by the id of the provider. Rejects if a
 * provider has none, so that no suite leaves one out.
 */
export async function ofEveryProvider<Module>(
  load: (id: string) => Promise<Module>,
): Promise<readonly (readonly [id: string, module: Module])[]> {
  return Promise.all(Object.keys(registry).map(async (id) => [id, await load(id)] as const));
}
