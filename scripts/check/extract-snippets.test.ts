import { expect, test } from 'vitest';
import { extractSnippets, firstMissing } from './extract-snippets.ts';

const markdown = `# Title

\`\`\`ts
import { a } from 'a';

console.log(a); // → 1
\`\`\`

<!-- not run: it never ends -->
\`\`\`bash
corepack pnpm start
\`\`\`

1. A list

   \`\`\`sh
   curl -s localhost
   # → {"ok":true,…}
   \`\`\`

\`\`\`tsx
export const page = <p>1</p>;
\`\`\`

\`\`\`mermaid
sequenceDiagram
\`\`\`
`;

test('finds each snippet with its line, its language and the lines that it should print', () => {
  expect(extractSnippets('README.md', markdown)).toEqual([
    {
      file: 'README.md',
      line: 3,
      language: 'ts',
      code: "import { a } from 'a';\n\nconsole.log(a); // → 1\n",
      notRun: undefined,
      compiledOnly: false,
      expected: ['1'],
    },
    {
      file: 'README.md',
      line: 10,
      language: 'bash',
      code: 'corepack pnpm start\n',
      notRun: 'it never ends',
      compiledOnly: false,
      expected: [],
    },
    {
      file: 'README.md',
      line: 16,
      language: 'bash',
      code: 'curl -s localhost\n# → {"ok":true,…}\n',
      notRun: undefined,
      compiledOnly: false,
      expected: ['{"ok":true,…}'],
    },
    {
      file: 'README.md',
      line: 21,
      language: 'tsx',
      code: 'export const page = <p>1</p>;\n',
      notRun: undefined,
      compiledOnly: false,
      expected: [],
    },
  ]);
});

test('applies a remark to the next block only, and only if it has a reason', () => {
  const twice = '<!-- not run: slow -->\n\n```ts\na;\n```\n```ts\nb;\n```\n<!-- not run: -->\n```ts\nc;\n```\n';

  expect(extractSnippets('README.md', twice).map(({ notRun }) => notRun)).toEqual(['slow', undefined, undefined]);
});

test('does not read an arrow in a string, or a comment without an arrow, as output', () => {
  const code = "```ts\nconst a = '// → no'; // yes\nconst b = 'x → y'; //→ z\n```\n";

  expect(extractSnippets('README.md', code)[0]?.expected).toEqual(['z']);
});

test.each([
  [
    '```rb\na;\n```\n',
    'README.md:1: the language "rb" of this block is not one of ts, tsx, bash, sh, text, js, json, yaml, html, diff, mermaid.',
  ],
  ['\n```\na;\n```\n', 'README.md:2: the language "" of this block is not one of ts, '],
  ['```ts\na;\n', 'README.md:1: the block is never closed.'],
])('refuses %j', (text, sentence) => {
  expect(() => extractSnippets('README.md', text)).toThrow(sentence);
});

test.each([
  [[], ''],
  [['1'], 'before\n  1  \nafter\n'],
  [['a b'], 'a   b'],
  [['{"a":…}', 'end'], '{"a":{"b":1}}\nmore\nend'],
  [['1', '1'], '1\n1'],
  [['[a] (b)* $1 \\ |'], '[a] (b)* $1 \\ |'],
])('the lines %j are in the output %j', (expected, output) => {
  expect(firstMissing(expected, output)).toBeUndefined();
});

test.each([
  [['1'], '11', '1'],
  [['1', '2'], '2\n1', '2'],
  [['1', '1'], '1', '1'],
  [['a.c'], 'abc', 'a.c'],
])('the lines %j are not in the output %j', (expected, output, missing) => {
  expect(firstMissing(expected, output)).toBe(missing);
});

test('makes a program of the rows of a table, each with the mock of the block above, restarted', () => {
  const markdown = [
    '```ts',
    'const mock = make();',
    '```',
    '',
    '<!-- each row runs after the block above -->',
    '',
    '| I want | one line |',
    '| ------ | -------- |',
    '| this   | `await mock.a(1)` |',
    '| that   | `await mock.b(1 \\| 2)`, `mock.c()` |',
    '',
  ].join('\n');

  expect(extractSnippets('A.md', markdown)[1]).toEqual({
    file: 'A.md',
    line: 5,
    language: 'ts',
    code: [
      'const mock = make();',
      'await mock.restart();\n{\n  await mock.a(1);\n}',
      'await mock.restart();\n{\n  await mock.b(1 | 2);\n  mock.c();\n}\n',
    ].join('\n'),
    notRun: undefined,
    compiledOnly: false,
    expected: [],
  });
});

test('makes a file of tests of rows that are tests, which is only compiled if the block above is', () => {
  const markdown = [
    '<!-- compiled only: it needs a runner -->',
    '```ts',
    'const test = make();',
    '```',
    '<!-- each row is a test with { page, mock } after the block above -->',
    '| I want | one line |',
    '| ------ | -------- |',
    '| this   | `await page.a(mock)` |',
  ].join('\n');

  expect(extractSnippets('A.md', markdown)[1]).toEqual({
    file: 'A.md',
    line: 5,
    language: 'ts',
    code: "const test = make();\ntest('row 1', async ({ page, mock }) => {\n  await page.a(mock);\n});\n",
    notRun: undefined,
    compiledOnly: true,
    expected: [],
  });
});

test('makes a script of rows below a script', () => {
  const markdown =
    '```bash\na=1\n```\n<!-- each row runs after the block above -->\n| a | b |\n| - | - |\n| x | `echo $a` |\n| y | `echo 2` |\n';

  expect(extractSnippets('A.md', markdown)[1]?.code).toBe('a=1\necho $a\necho 2\n');
});

test('refuses a table whose rows have no code', () => {
  const markdown = '```ts\n```\n<!-- each row runs after the block above -->\n| a |\n| - |\n| none |\n';

  expect(() => extractSnippets('A.md', markdown)).toThrow('A.md:3: expected a block, then a table with code');
});
