import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const examples = join(import.meta.dirname, '..');
const README = join(examples, '../../packages/mock-server/README.md');

/** Whether the README of the mock server has a file of an example, word for word. */
export async function readmeShows(path: string): Promise<boolean> {
  const [readme, file] = await Promise.all([readFile(README, 'utf8'), readFile(join(examples, path), 'utf8')]);
  return readme.includes(file);
}
