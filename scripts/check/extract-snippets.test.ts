import { expect, test } from 'vitest';
import { extractSnippets, firstUnmet } from './extract-snippets.ts';

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

test('finds what readers may copy, with its line, its language and what it says it prints', () => {
  expect(extractSnippets('README.md', markdown)).toEqual([
    {
      file: 'README.md',
      line: 3,
      language: 'ts',
      code: "import { a } from 'a';\n\nconsole.log(a); // → 1\n",
      notRun: undefined,
      expected: ['1'],
    },
    {
      file: 'README.md',
      line: 10,
      language: 'bash',
      code: 'corepack pnpm start\n',
      notRun: 'it never ends',
      expected: [],
    },
    {
      file: 'README.md',
      line: 16,
      language: 'bash',
      code: 'curl -s localhost\n# → {"ok":true,…}\n',
      notRun: undefined,
      expected: ['{"ok":true,…}'],
    },
    {
      file: 'README.md',
      line: 21,
      language: 'tsx',
      code: 'export const page = <p>1</p>;\n',
      notRun: undefined,
      expected: [],
    },
  ]);
});

test('a remark counts for the next block only, and only with a reason', () => {
  const twice = '<!-- not run: slow -->\n\n```ts\na;\n```\n```ts\nb;\n```\n<!-- not run: -->\n```ts\nc;\n```\n';

  expect(extractSnippets('README.md', twice).map(({ notRun }) => notRun)).toEqual(['slow', undefined, undefined]);
});

test('an arrow inside a string, and a comment without an arrow, expect nothing', () => {
  const code = "```ts\nconst a = '// → no'; // yes\nconst b = 'x → y'; //→ z\n```\n";

  expect(extractSnippets('README.md', code)[0]?.expected).toEqual(['z']);
});

test.each([
  [
    '```js\na;\n```\n',
    'README.md:1: a block of "js". Known: ts, tsx, bash, sh, text, json, yaml, html, diff, mermaid.',
  ],
  ['\n```\na;\n```\n', 'README.md:2: a block of no language.'],
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
])('%j is met by %j', (expected, output) => {
  expect(firstUnmet(expected, output)).toBeUndefined();
});

test.each([
  [['1'], '11', '1'],
  [['1', '2'], '2\n1', '2'],
  [['1', '1'], '1', '1'],
  [['a.c'], 'abc', 'a.c'],
])('%j is not met by %j', (expected, output, unmet) => {
  expect(firstUnmet(expected, output)).toBe(unmet);
});
