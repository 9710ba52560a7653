import { join } from 'node:path';
import { findObjections } from './check/find-objections.ts';
import { manifests } from './check/manifests.ts';
import { shippedFiles } from './check/source-files.ts';

const root = join(import.meta.dirname, '..');
const files = shippedFiles(root);
const found = findObjections(files, manifests(root));

for (const sentence of found) console.error(sentence);
console.log(`${files.length} files, ${found.length} against the architecture`);
process.exitCode = found.length > 0 ? 1 : 0;
