import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { llms } from './llms.ts';
import { firstSentence, paragraphsOf, tableUnder, titleOf } from './read-markdown.ts';

const root = join(import.meta.dirname, '../..');
const text = llms(root);

test('begins as llmstxt.org asks: a title, what it is, and sections of links', () => {
  expect(text).toMatch(/^# Resetkit\n\n> Resetkit is a mock server [^\n]+\n\nIt is for [^\n]+\n\n/);
  expect(text.match(/^## .*$/gm)).toEqual([
    '## Entry points',
    '## What a test can do, one line each',
    '## Documents',
    '## Backends',
  ]);
});

test('names what there is: entries, levers and backends', () => {
  expect(text).toContain('\n- `@resetkit/mock-server/control`: `createMockControl(');
  expect(text).toContain("\n- 16 minutes later: `await mock.clock.advance('16m')`\n");
  expect(text).toContain('\n- [InsForge](packages/mock-server/src/providers/insforge/README.md): ');
});

test('all its links lead to files', () => {
  const targets = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);

  expect(targets.length).toBeGreaterThan(10);
  expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([]);
});

test('reads titles, paragraphs, sentences and tables of a document', () => {
  const markdown = [
    '<!-- generated -->',
    '# Title',
    '',
    'One [link](a.md),',
    'in two lines. And more.',
    '',
    '```ts',
    'code',
    '```',
    '',
    'Two things:',
    '',
    '| I want … | one line |',
    '| -------- | -------- |',
    '| a \\| b   | `c`      |',
    '',
    '## Section',
    '',
    'Three.',
  ].join('\n');

  expect(titleOf(markdown)).toBe('Title');
  expect(paragraphsOf(markdown)).toEqual(['One link, in two lines. And more.', 'Two things:']);
  expect(paragraphsOf(markdown).map(firstSentence)).toEqual(['One link, in two lines.', 'Two things.']);
  expect(tableUnder(markdown, 'I want …')).toEqual([['a | b', '`c`']]);
  expect(() => tableUnder(markdown, 'nothing')).toThrow('No table begins with "nothing".');
});
