import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryOf } from './build/addresses.mjs';
import { releaseProblems } from './release/release-problems.ts';

// Publishes both packages, if npm does not have their versions, and tags the commit. .github/workflows/release.yml runs it.
const root = join(import.meta.dirname, '..');
const problems = releaseProblems({
  changesets: readdirSync(join(root, '.changeset')),
  repository: repositoryOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))),
});
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
for (const command of [['scripts/build.mjs'], ['node_modules/@changesets/cli/bin.js', 'publish']]) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
