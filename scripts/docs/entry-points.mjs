import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files of a package's entries, for TypeDoc. What is generated from a description is left out.
 * @param {string} folder the package's
 * @returns {string[]}
 */
export function entryPoints(folder) {
  /** @type {{ exports: Record<string, string> }} */
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return Object.values(exports).filter((file) => /^\.\/src\/(?!generated\/)/.test(file));
}
