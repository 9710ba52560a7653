import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractSnippets, type Snippet } from './check/extract-snippets.ts';
import { importedPackages } from './check/imported-packages.ts';
import { installedIn, overBudget, words } from './check/installed.ts';
import { packPackage } from './check/pack-package.ts';
import { entriesOf, linkPackages, loadEntries, makeProject } from './check/packed-project.ts';
import { isShown, isTest, type Run, runSnippets, writeSnippet, writeTests } from './check/run-snippet.ts';
import { type RunningMock, serveMock } from './check/serve-mock.ts';
import { checkTypes } from './check/snippet-types.ts';

// Runs every snippet of every README, and of the page for authors of tests, as a reader does: in a project outside the workspace, with our packages as npm
// installs them. Commands and programs run one after the other, each with a freshly started mock server of the installed
// package. Tests run at the same time, because they have mock servers of their own. Everything is compiled; components are
// compiled only. `corepack pnpm exec tsx scripts/check-snippets.ts docs/testing.md` checks one document.
const root = join(import.meta.dirname, '..');
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const all = documents().flatMap((file) => extractSnippets(file, readFileSync(join(root, file), 'utf8')));
for (const one of all) if (reasonNotToRun(one)) console.log(`– ${place(one)} not run: ${reasonNotToRun(one)}`);
const snippets = all.filter((one) => reasonNotToRun(one) === undefined);
let failures = 0;

const temporary = mkdtempSync(join(tmpdir(), 'resetkit-snippets-'));
const folder = join(temporary, 'app');
try {
  await installPackages();
  const mock = await serveMock(join(folder, 'node_modules/@resetkit/mock-server/dist/cli.js'));
  await checkAll(mock).finally(mock.stop);
} finally {
  rmSync(temporary, { recursive: true });
}
console.log(`${snippets.length} snippets, ${failures} failures`);
process.exitCode = failures > 0 ? 1 : 0;

async function installPackages(): Promise<void> {
  const folders = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
  const packages = await Promise.all(folders.map((path) => packPackage(root, path, temporary)));
  await makeProject(folder, packages);
  const installed = installedIn(folder);
  await report(`installed: ${words(installed)}`, Promise.resolve(overBudget(installed)));
  await report('entry points', loadEntries(folder, packages));
  const code = snippets.filter(({ language }) => language !== 'bash').map((one) => one.code);
  const entries = (await entriesOf(packages)).map((name, index) => `export * as e${index} from '${name}';\n`);
  await writeFile(join(folder, 'entry-points.ts'), entries.join(''));
  // Some entry points need these, even if no snippet uses them.
  await linkPackages(root, folder, [
    'msw',
    'react',
    'vite',
    'vitest',
    '@playwright/test',
    ...code.flatMap(importedPackages),
  ]);
}

async function checkAll(mock: RunningMock): Promise<void> {
  const tests = await writeTests(folder, snippets.filter(isTest));
  const others: Run[] = [];
  for (const one of snippets.filter((snippet) => !isTest(snippet)))
    others.push(await writeSnippet(folder, one, mock.origin));
  const programs = others.filter((run) => !run.snippets.some(isShown));
  await Promise.all([checkInTurn(programs, mock), checkTests(tests), checkBothTypes()]);
}

async function checkInTurn(runs: readonly Run[], { restart }: RunningMock): Promise<void> {
  for (const run of runs) {
    await restart();
    await report(run.snippets.map(place).join(), runSnippets(run, folder));
  }
}

async function checkTests(tests: Run): Promise<void> {
  if (tests.snippets.length > 0)
    await report(`tests ${tests.snippets.map(place).join(', ')}`, runSnippets(tests, folder));
}

async function checkBothTypes(): Promise<void> {
  await report('types, found as Node does', checkTypes(root, folder, 'nodenext'));
  await report('types, found as a bundler does', checkTypes(root, folder, 'bundler'));
}

async function report(what: string, outcome: Promise<string | undefined>): Promise<void> {
  const start = performance.now();
  const wrong = await outcome;
  console.log(`${wrong === undefined ? '✓' : '✗'} ${what} ${((performance.now() - start) / 1000).toFixed(1)} s`);
  if (wrong === undefined) return;
  console.log(wrong);
  failures += 1;
}

function documents(): string[] {
  const inside = (path: string): string[] => readdirSync(join(root, path)).map((name) => `${path}/${name}/README.md`);
  const paths = [
    'README.md',
    'docs/testing.md',
    ...inside('packages'),
    ...inside('packages/mock-server/src/providers'),
    ...inside('packages/sdk/src/providers'),
  ];
  const asked = process.argv.slice(2);
  return paths.filter((path) => existsSync(join(root, path)) && (asked.length === 0 || asked.includes(path)));
}

/** Why a snippet is not run. */
function reasonNotToRun({ notRun, language, code }: Snippet): string | undefined {
  if (notRun !== undefined) return notRun;
  return language === 'bash' && !hasCurl && /\bcurl\b/.test(code) ? 'curl is not installed on this machine' : undefined;
}

function place({ file, line }: Snippet): string {
  return `${file}:${line}`;
}
