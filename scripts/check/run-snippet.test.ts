import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Snippet } from './extract-snippets.ts';
import { isShown, isTest, writeSnippet, writeTests } from './run-snippet.ts';

function snippet(language: Snippet['language'], code: string, line = 1): Snippet {
  return { file: 'README.md', line, language, code, notRun: undefined, compiledOnly: false, expected: [] };
}

const withTest = "import { test } from 'vitest';\n";

test.each([
  ['ts', 'console.log(1);\n', 'run'],
  ['ts', withTest, 'test'],
  ['tsx', 'export const page = <p>1</p>;\n', 'shown'],
  ['tsx', withTest, 'test'],
  ['bash', withTest, 'run'],
] as const)('a block of %s with %j is %s', (language, code, what) => {
  const one = snippet(language, code);

  expect([isTest(one) && 'test', isShown(one) && 'shown'].find(Boolean) || 'run').toBe(what);
});

test('writes each snippet under a name that compilers accept', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'resetkit-run-snippet-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));

  await writeSnippet(folder, snippet('tsx', 'export {};\n', 3), 'http://localhost:1');
  await writeSnippet(folder, snippet('bash', 'true\n', 9), 'http://localhost:1');
  const tests = await writeTests(folder, [snippet('tsx', withTest, 12), snippet('ts', withTest, 20)]);

  expect(readdirSync(folder).sort()).toEqual([
    'readme-12.tsx',
    'readme-20.ts',
    'readme-3.tsx',
    'readme-9.sh',
    'vitest.config.mjs',
  ]);
  expect(tests.command.slice(-2)).toEqual(['readme-12.tsx', 'readme-20.ts']);
});
