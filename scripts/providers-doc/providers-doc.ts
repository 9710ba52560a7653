import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Facts } from '../../packages/mock-server/src/core/facts.ts';
import type { Provider } from '../../packages/mock-server/src/core/provider.ts';
import { type ListedProvider, listProviders } from '../providers.ts';
import { type Compared, comparison } from './compare.ts';
import type { Evidence } from './evidence.ts';

/** The page docs/providers.md, from the `facts.ts` of every provider that has one, and what each is held against. */
export async function providersDoc(root: string, evidence: readonly Evidence[]): Promise<string> {
  return comparison(await comparedProviders(root), evidence);
}

/** What is told of every provider that has a `facts.ts`. */
export async function comparedProviders(root: string): Promise<readonly Compared[]> {
  return (await Promise.all(listProviders(root).map((provider) => comparedOf(root, provider)))).flat();
}

async function comparedOf(root: string, { id, identifier, title }: ListedProvider): Promise<Compared[]> {
  const folder = join(root, 'packages/mock-server/src/providers', id);
  if (!existsSync(join(folder, 'facts.ts'))) return [];
  const { facts }: { facts: Facts } = await import(pathToFileURL(join(folder, 'facts.ts')).href);
  const functions: Record<string, () => Provider> = await import(pathToFileURL(join(folder, 'index.ts')).href);
  const provider = functions[identifier]?.();
  if (!provider) throw new Error(`${folder}/index.ts exports no function ${identifier}`);
  const { facts: reset }: { facts: Compared['reset'] } = await import(
    pathToFileURL(join(root, 'packages/sdk/src/generated', id, 'reset-facts.ts')).href
  );
  return [{ id, title, imitates: provider.imitates, facts, reset }];
}
