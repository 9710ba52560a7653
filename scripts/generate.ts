import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GENERATED, generatedFiles, staleFiles } from './generate/generated-files.ts';
import { generatePage } from './generate-page.ts';

const root = join(import.meta.dirname, '..');
const stale = await staleFiles(root);

if (process.argv.includes('--check')) {
  for (const path of stale)
    console.error(`${GENERATED}/${path} is stale: run \`corepack pnpm generate\` and commit it`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  const files = await generatedFiles(root);
  for (const path of stale) write(join(root, GENERATED, path), files.get(path));
  console.log(`${stale.length} of ${files.size} files in ${GENERATED} rewritten`);
}
// Not before: providers load what has just been generated.
const { generateProvidersDoc } = await import('./generate-providers-doc.ts');
await generateProvidersDoc({ check: process.argv.includes('--check') });
const { generateAnswersDoc } = await import('./generate-answers-doc.ts');
await generateAnswersDoc({ check: process.argv.includes('--check') });

await generatePage({ check: process.argv.includes('--check') });

function write(path: string, content: string | undefined): void {
  mkdirSync(dirname(path), { recursive: true });
  if (content === undefined) rmSync(path);
  else writeFileSync(path, content);
}
