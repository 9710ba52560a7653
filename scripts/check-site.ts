import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryPoints } from './docs/entry-points.mjs';
import { missingEntries, siteProblems } from './docs/site-problems.ts';

// Checks the built documentation site: every link leads to a page and a heading, every entry of the packages has a page, and
// nothing names this machine.
const root = join(import.meta.dirname, '..');
const folder = join(root, 'site');
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const site = new Map(
  files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
  }),
);

const entries = readdirSync(join(root, 'packages')).flatMap((name) => {
  const packageFolder = join(root, 'packages', name);
  const manifest = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'));
  return missingEntries(site, manifest.name, manifest.exports, entryPoints(packageFolder));
});
const problems = [...siteProblems(site, root), ...entries];
console.log(problems.length > 0 ? problems.join('\n') : `${site.size} files, no broken links`);
process.exitCode = problems.length > 0 ? 1 : 0;
