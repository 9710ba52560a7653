import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedAt } from '../../scripts/package-folders.ts';

const root = join(import.meta.dirname, '../..');

/** The version of an installed package, by the name that it is installed under. Throws if it is not installed. */
export function versionOf(name: string): string {
  const folder = installedAt(root, name);
  if (folder === undefined) throw new Error(`${name} is not installed. Run corepack pnpm install.`);
  return String(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version);
}
