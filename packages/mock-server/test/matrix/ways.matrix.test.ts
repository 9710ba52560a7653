import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../../../../scripts/check/run-command.ts';

const root = join(import.meta.dirname, '../../../..');

// MSW 3 needs Node 22.12. The packages are devDependencies; the versions of Node are the newest when this was written.
const cells = [
  { node: '20.20.2', msw: 'msw' },
  { node: '22.23.3', msw: 'msw' },
  { node: '24.21.0', msw: 'msw' },
  { node: '22.23.3', msw: 'msw-3' },
  { node: '24.21.0', msw: 'msw-3' },
] as const;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'resetkit-matrix-'));
});
afterAll(() => rm(folder, { recursive: true }));

test.each(cells)('all ways to run keep their promises with Node $node and $msw', async ({ node, msw }) => {
  const program = await nodeProgram(node);
  const results = join(folder, `${node}-${msw}.json`);

  const { output } = await runCommand(
    [
      program,
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--config=packages/mock-server/test/matrix/vitest.ways.config.ts',
      '--reporter=json',
      `--outputFile=${results}`,
    ],
    root,
    { timeoutMs: 0, env: { ...process.env, MSW: msw } },
  );

  const { success, numFailedTests, numPassedTests, testResults } = JSON.parse(await readFile(results, 'utf8'));
  expect(testResults.flatMap(failures), output).toEqual([]);
  expect({ success, numFailedTests }, output).toEqual({ success: true, numFailedTests: 0 });
  expect(numPassedTests).toBeGreaterThan(900);
});

/** One version of Node, from the package `node` of npm. */
async function nodeProgram(version: string): Promise<string> {
  const prefix = join(folder, version);
  const npm = ['npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--prefix', prefix] as const;
  const { code, output } = await runCommand([...npm, `node@${version}`], folder);
  const program = join(prefix, 'node_modules/node/bin/node');
  expect({ code, is: (await runCommand([program, '--version'], folder)).output }, output).toEqual({
    code: 0,
    is: `v${version}\n`,
  });
  return program;
}

interface FileResult {
  readonly name: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly failureMessages: readonly string[] }[];
}

function failures({ message, assertionResults }: FileResult): string[] {
  const failed = assertionResults.filter(({ failureMessages }) => failureMessages.length > 0);
  return [
    ...(message ? [message] : []),
    ...failed.map(({ fullName, failureMessages }) => [fullName, ...failureMessages].join('\n')),
  ];
}
