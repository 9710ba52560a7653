import { join } from 'node:path';
import { findStale, writeStale } from './generate/generated-files.ts';
import { generators } from './generate/generators.ts';

// Writes everything that is generated; with --check, only says what is stale, and fails.
const root = join(import.meta.dirname, '..');
const check = process.argv.includes('--check');

for (const generate of generators) {
  const files = await generate(root);
  for (const path of check ? findStale(root, files) : writeStale(root, files)) {
    console.log(check ? `${path} is stale: run \`corepack pnpm generate\` and commit it` : `${path} rewritten`);
    if (check) process.exitCode = 1;
  }
}
