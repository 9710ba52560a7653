import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Generated texts by path, relative to the root of the repository; `undefined` for a file that must go. */
export type GeneratedFiles = ReadonlyMap<string, string | undefined>;

/** The paths whose content differs from what is generated. */
export function findStale(root: string, files: GeneratedFiles): string[] {
  return [...files].filter(([path, text]) => textOf(join(root, path)) !== text).map(([path]) => path);
}

/** Writes the stale files, or deletes them, and returns their paths. */
export function writeStale(root: string, files: GeneratedFiles): string[] {
  const stale = findStale(root, files);
  for (const path of stale) {
    const text = files.get(path);
    if (text === undefined) rmSync(join(root, path));
    else write(join(root, path), text);
  }
  return stale;
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
