import { join } from 'node:path';
import { findObjections } from './check/find-objections.ts';
import { shippedFiles } from './check/source-files.ts';

const files = shippedFiles(join(import.meta.dirname, '..'));
const found = findObjections(files);

for (const sentence of found) console.error(sentence);
console.log(`${files.length} files, ${found.length} against the architecture`);
process.exitCode = found.length > 0 ? 1 : 0;
