import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the rules read of a package.json; `folder` is relative to the root and has forward slashes. */
export interface Manifest {
  readonly folder: string;
  readonly name: string;
  readonly exports: Readonly<Record<string, string>>;
  /** Names of packages that whoever installs this one has. */
  readonly installed: readonly string[];
}

/** The manifests of packages/. */
export function manifests(root: string): Manifest[] {
  const folders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
  return folders.map((folder) => {
    const {
      name,
      exports = {},
      dependencies,
      peerDependencies,
    } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    return { folder, name, exports, installed: Object.keys({ ...dependencies, ...peerDependencies }) };
  });
}
