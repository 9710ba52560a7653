import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const tests = 'packages/mock-server/test';

/** The folders of packages that are installed here, as paths from the root of the repository: the one to look in first comes first. */
export function packageFolders(root: string): readonly string[] {
  const own = existsSync(join(root, tests)) ? readdirSync(join(root, tests)) : [];
  const all = ['packages/mock-server', 'packages/sdk', '.', ...own.toSorted().map((name) => `${tests}/${name}`)];
  return all.map((folder) => join(folder, 'node_modules')).filter((folder) => existsSync(join(root, folder)));
}

/** The folder of an installed package, by the name that it is installed under. `undefined` if it is not installed. */
export function installedAt(root: string, name: string): string | undefined {
  return packageFolders(root)
    .map((folder) => join(root, folder, name))
    .find((folder) => existsSync(folder));
}
