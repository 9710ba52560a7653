import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Writes files into a folder: their contents by their paths.
 * @param {string} folder
 * @param {Iterable<readonly [path: string, content: string | Uint8Array]>} files
 */
export async function writeFiles(folder, files) {
  for (const [path, content] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content, { mode: path === 'cli.js' ? 0o755 : 0o644 });
  }
}
