import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Packed, packPackage } from './check/pack-package.ts';
import { type Contents, packageProblems, specProblems } from './check/package-problems.ts';
import { type Command, runCommand } from './check/run-command.ts';
import { mockSpecs } from './generate/package-exports.ts';

// Checks both packages as npm gets them: the contents of their tarballs, and whether Node, bundlers and TypeScript find them.
const root = join(import.meta.dirname, '..');
const PUBLINT = join(root, 'node_modules/publint/src/cli.js');
const ATTW = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
let failures = 0;

const folder = mkdtempSync(join(tmpdir(), 'resetkit-packages-'));
try {
  const packages = readdirSync(join(root, 'packages')).map((name) => packPackage(root, `packages/${name}`, folder));
  await Promise.all(packages.map(async (packed) => checkPackage(await packed)));
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failures > 0 ? 1 : 0;

async function checkPackage({ name, tarball, unpacked }: Packed): Promise<void> {
  const contents = textsUnder(unpacked);
  const specs = name === '@resetkit/sdk' ? specProblems(contents, descriptions()) : [];
  report(`${name}: ${contents.size} files`, [...packageProblems(contents), ...specs].join('\n'));
  const [publint, attw] = await Promise.all([
    complaint([PUBLINT, tarball, '--strict']),
    complaint([ATTW, tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji', ...withoutTypes(contents)]),
  ]);
  report(`${name}: publint`, publint);
  report(`${name}: are the types wrong`, attw);
}

/** The descriptions of backends. The others are only of use to mock servers. */
function descriptions(): Contents {
  const all = [...textsUnder(join(root, 'openapi'))];
  return new Map(all.filter(([name]) => !mockSpecs.includes(name.replace('.yaml', ''))));
}

/** Descriptions and JSON Schemas have no types. */
function withoutTypes(contents: Contents): string[] {
  const { exports } = JSON.parse(contents.get('package.json') ?? '{}');
  const entries = Object.keys(exports).filter((entry) => /\.(yaml|json)$/.test(entry));
  return entries.length > 0 ? ['--exclude-entrypoints', ...entries] : [];
}

function textsUnder(path: string): Contents {
  const entries = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map(({ parentPath, name }) => join(parentPath, name));
  return new Map(paths.map((file) => [file.slice(path.length + 1).replaceAll('\\', '/'), readFileSync(file, 'utf8')]));
}

async function complaint(command: readonly [string, ...string[]]): Promise<string> {
  const { code, output } = await runCommand([process.execPath, ...command] satisfies Command, root);
  return code === 0 ? '' : output || `ended with ${code}`;
}

function report(what: string, wrong: string): void {
  console.log(`${wrong === '' ? '✓' : '✗'} ${what}`);
  if (wrong === '') return;
  console.log(wrong);
  failures += 1;
}
