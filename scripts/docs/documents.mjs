import { readdirSync } from 'node:fs';
import { join } from 'node:path/posix';

/** Folders that contain no documents of ours. */
const SKIPPED = ['node_modules', 'build', 'npm', 'dist', 'site'];

/**
 * The Markdown files in a folder and below it, except in hidden folders. Paths are relative to `root`, with forward slashes; a
 * README comes before its neighbours.
 * @param {string} root
 * @param {string} [folder]
 * @returns {string[]}
 */
export function documentsIn(root, folder = '') {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  const [files, folders] = [entries.filter((entry) => entry.isFile()), entries.filter((entry) => entry.isDirectory())];
  const documents = files.map(({ name }) => name).filter((name) => name.endsWith('.md'));
  const inside = folders.map(({ name }) => name).filter((name) => !name.startsWith('.') && !SKIPPED.includes(name));
  return [
    ...documents.toSorted(readmeFirst).map((name) => join(folder, name)),
    ...inside.toSorted().flatMap((name) => documentsIn(root, join(folder, name))),
  ];
}

/**
 * @param {string} one
 * @param {string} other
 */
function readmeFirst(one, other) {
  return Number(other === 'README.md') - Number(one === 'README.md') || (one < other ? -1 : 1);
}
