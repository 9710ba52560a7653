import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { extractSnippets, type Snippet } from './check/extract-snippets.ts';
import { isTest, type Run, runSnippets, writeSnippet, writeTests } from './check/run-snippet.ts';
import { type RunningMock, serveMock } from './check/serve-mock.ts';
import { checkTypes } from './check/snippet-types.ts';

// Runs every snippet of every README as a reader would: commands and programs one after the other, each against a mock
// server in its first state; tests beside them, since they bring mock servers of their own. The compiler sees all.
const root = join(import.meta.dirname, '..');
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const all = readmes().flatMap((file) => extractSnippets(file, readFileSync(join(root, file), 'utf8')));
for (const one of all) if (excuse(one)) console.log(`– ${place(one)} not run: ${excuse(one)}`);
const snippets = all.filter((one) => excuse(one) === undefined);
let failures = 0;

// Inside a package, because that is where the workspace's packages are found by their names.
const cache = join(root, 'packages/mock-server/.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'snippets-'));
try {
  const mock = await serveMock(root);
  await checkAll(mock).finally(mock.stop);
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${snippets.length} snippets, ${failures} failures`);
process.exitCode = failures > 0 ? 1 : 0;

async function checkAll(mock: RunningMock): Promise<void> {
  const tests = await writeTests(folder, snippets.filter(isTest));
  const others: Run[] = [];
  for (const one of snippets.filter((snippet) => !isTest(snippet)))
    others.push(await writeSnippet(folder, one, mock.origin));
  await Promise.all([checkInTurn(others, mock), checkTests(tests), report('types', checkTypes(root, folder))]);
}

async function checkInTurn(runs: readonly Run[], { restart }: RunningMock): Promise<void> {
  for (const run of runs) {
    await restart();
    await report(run.snippets.map(place).join(), runSnippets(run, root));
  }
}

async function checkTests(tests: Run): Promise<void> {
  if (tests.snippets.length > 0)
    await report(`tests ${tests.snippets.map(place).join(', ')}`, runSnippets(tests, root));
}

async function report(what: string, outcome: Promise<string | undefined>): Promise<void> {
  const start = performance.now();
  const wrong = await outcome;
  console.log(`${wrong === undefined ? '✓' : '✗'} ${what} ${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (wrong === undefined) return;
  console.log(wrong);
  failures += 1;
}

function readmes(): string[] {
  const inside = (path: string): string[] => readdirSync(join(root, path)).map((name) => `${path}/${name}/README.md`);
  const paths = ['README.md', ...inside('packages'), ...inside('packages/mock-server/src/providers')];
  return paths.filter((path) => existsSync(join(root, path)));
}

/** Why a snippet is not run. */
function excuse({ notRun, language, code }: Snippet): string | undefined {
  if (notRun !== undefined) return notRun;
  return language === 'bash' && !hasCurl && /\bcurl\b/.test(code) ? 'there is no curl on this machine' : undefined;
}

function place({ file, line }: Snippet): string {
  return `${file}:${line}`;
}
