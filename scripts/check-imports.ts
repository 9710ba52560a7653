import { join } from 'node:path';
import { findImportProblems } from './check/find-import-problems.ts';
import { shippedFiles } from './check/source-files.ts';
import { ownTimeAndChance } from './check/time-and-chance.ts';

const root = join(import.meta.dirname, '..');
const imports = await findImportProblems(root, ['packages', 'scripts', 'bench']);
const problems = [...imports.map(({ sentence }) => sentence), ...shippedFiles(root).flatMap(ownTimeAndChance)];

for (const sentence of problems) console.error(sentence);
console.log(`${problems.length} imports or calls that docs/architecture.md forbids`);
process.exitCode = problems.length > 0 ? 1 : 0;
