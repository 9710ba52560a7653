import { join } from 'node:path';
import { type Bundle, browserBundle, browserEntries } from './check/browser-bundle.ts';

const root = join(import.meta.dirname, '..');
const results = await Promise.all(browserEntries(root).map((entry) => browserBundle(root, entry)));

for (const bundle of results) console.log(lineFor(bundle));
process.exitCode = results.some(({ problems }) => problems.length > 0) ? 1 : 0;

function lineFor({ name, problems, minified, gzipped }: Bundle): string {
  if (problems.length > 0)
    return [`${name}: is not as an app needs it`, ...problems.map((why) => `  ${why}`)].join('\n');
  return `${name.padEnd(32)} ${kilobytes(minified)} kB, ${kilobytes(gzipped)} kB gzipped`;
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(1).padStart(6);
}
