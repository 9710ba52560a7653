import { join } from 'node:path';
import type { Contestants } from '../bench/bundles/comparisons.ts';
import { browserEntries } from './bundles/browser-entries.ts';
import { type CheckedEntry, checkEntry } from './bundles/check-entry.ts';
import { listProviders } from './providers.ts';

const providers = await Promise.all(
  listProviders(join(import.meta.dirname, '..')).map(async ({ id }) => {
    const { pageLimit }: Contestants = await import(`../bench/bundles/contestants/${id}.ts`);
    return { id, ...(pageLimit !== undefined && { pageLimit }) };
  }),
);
const checked = await Promise.all(browserEntries(providers).map(checkEntry));

for (const entry of checked) console.log(lineFor(entry));
process.exitCode = checked.some(({ problems }) => problems.length > 0) ? 1 : 0;

function lineFor({ name, problems, minified, gzipped }: CheckedEntry): string {
  if (problems.length > 0) return [`${name}:`, ...problems.map((problem) => `  ${problem}`)].join('\n');
  return `${name.padEnd(32)} ${bytes(minified)} bytes, ${bytes(gzipped)} gzipped`;
}

function bytes(count: number): string {
  return count.toLocaleString('en-US').padStart(9);
}
