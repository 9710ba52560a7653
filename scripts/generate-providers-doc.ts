import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Facts } from '../packages/mock-server/src/core/facts.ts';
import type { Provider } from '../packages/mock-server/src/core/provider.ts';
import { registry } from '../packages/mock-server/src/registry.ts';
import { type Compared, comparison } from './providers-doc/compare.ts';

/** The page, seen from the root of the repository. */
export const PROVIDERS_DOC = 'docs/providers.md';

const root = join(import.meta.dirname, '..');

/** The page as the providers' facts have it: of every provider in the registry that has some, by name. */
export async function providersDoc(): Promise<string> {
  const compared = await Promise.all(Object.entries(registry).map(([id, make]) => comparedOf(id, make({}))));
  return comparison(compared.flat().sort((one, other) => one.title.localeCompare(other.title)));
}

/** Whether the committed page says something else. */
export async function isProvidersDocStale(): Promise<boolean> {
  const file = join(root, PROVIDERS_DOC);
  return !existsSync(file) || readFileSync(file, 'utf8') !== (await providersDoc());
}

/** Writes the page where it is stale; with `check`, only says so and fails. */
export async function generateProvidersDoc({ check }: { check: boolean }): Promise<void> {
  if (!(await isProvidersDocStale())) return;
  if (check) {
    console.error(`${PROVIDERS_DOC} is stale: run \`corepack pnpm generate\` and commit it`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(join(root, PROVIDERS_DOC), await providersDoc());
  console.log(`${PROVIDERS_DOC} rewritten`);
}

async function comparedOf(id: string, { title, imitates }: Provider): Promise<Compared[]> {
  const file = join(root, 'packages/mock-server/src/providers', id, 'facts.ts');
  if (!existsSync(file)) return [];
  const { facts }: { facts: Facts } = await import(pathToFileURL(file).href);
  return [{ id, title, imitates, facts }];
}

if (process.argv[1] === import.meta.filename) await generateProvidersDoc({ check: process.argv.includes('--check') });
