import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path/posix';
import ts from 'typescript';

/**
 * The compiled files of a package that its users reach: the entries, and what these import by a path. Paths are relative to
 * `folder`. Throws if an import leads to no file.
 * @param {string} folder
 * @param {readonly string[]} entries
 * @param {'.js' | '.d.ts'} ending
 * @returns {string[]}
 */
export function publishedFiles(folder, entries, ending) {
  const found = new Set(entries.map((entry) => entry.replace(/\.js$/, ending)));
  for (const file of found)
    for (const next of importsOf(folder, file)) found.add(join(file, '..', next.replace(/\.[jt]sx?$/, ending)));
  return [...found];
}

/**
 * @param {string} folder
 * @param {string} file
 */
function importsOf(folder, file) {
  const path = join(folder, file);
  if (!existsSync(path)) throw new Error(`${path} is imported, and was not compiled.`);
  const { importedFiles } = ts.preProcessFile(readFileSync(path, 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
}
