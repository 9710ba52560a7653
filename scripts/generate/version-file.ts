import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GeneratedFiles } from './generated-files.ts';

const FILE = 'packages/mock-server/src/version.ts';

/** The mock server's own version in its code, as package.json has it. */
export function versionFile(root: string): GeneratedFiles {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/mock-server/package.json'), 'utf8'));
  const code = readFileSync(join(root, FILE), 'utf8');
  return new Map([[FILE, code.replace(/(?<=version = ')[^']*/, version)]]);
}
