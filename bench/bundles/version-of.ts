import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folders = ['node_modules', 'packages/mock-server/node_modules'];

/** The version of an installed package, by the name that it is installed under. Throws if it is not installed. */
export function versionOf(name: string): string {
  const manifest = folders.map((folder) => join(root, folder, name, 'package.json')).find((path) => existsSync(path));
  if (manifest === undefined) throw new Error(`${name} is not installed. Run corepack pnpm install.`);
  return String(JSON.parse(readFileSync(manifest, 'utf8')).version);
}
