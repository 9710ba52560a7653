import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes files from a package's `dist` whose sources have been deleted. tsc does not, and they would be published.
 * @param {string} folder
 * @returns {string[]} the removed files, relative to `dist`
 */
export function removeStale(folder) {
  const dist = join(folder, 'dist');
  const built = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
  const stale = built.filter((path) => {
    const [, name] = /^(.+?)(?:\.d\.ts|\.js)$/.exec(path) ?? [];
    return name !== undefined && !['.ts', '.tsx'].some((end) => existsSync(join(folder, 'src', name + end)));
  });
  for (const path of stale) rmSync(join(dist, path));
  return stale;
}
