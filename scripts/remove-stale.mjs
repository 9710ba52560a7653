import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Removes from a package's `dist` what was compiled from sources that are gone: tsc leaves it there, and it would be published.
 * @param {string} folder
 * @returns {string[]} what was removed, relative to `dist`
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
