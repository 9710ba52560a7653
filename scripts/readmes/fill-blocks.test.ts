import { expect, test } from 'vitest';
import { fillBlocks } from './fill-blocks.ts';

test('puts a text between its marks, in the middle of a sentence too, and leaves the rest alone', () => {
  const document =
    'It knows <!-- names: generated -->A<!-- /names -->, and more.\n\n<!-- rows -->\nold\n<!-- /rows -->\nafter\n';

  expect(fillBlocks('README.md', document, { names: 'A and $&', rows: '| a |\n| --- |' })).toBe(
    'It knows <!-- names: generated -->A and $&<!-- /names -->, and more.\n\n<!-- rows -->\n\n| a |\n| --- |\n\n<!-- /rows -->\nafter\n',
  );
});

test('a document without marks is refused', () => {
  expect(() => fillBlocks('README.md', 'no marks', { names: 'A' })).toThrow(
    'README.md has no marks <!-- names --> and <!-- /names -->',
  );
});

test('a mark at the beginning of a line of a sentence is refused, since Markdown would take the line for HTML', () => {
  expect(() => fillBlocks('README.md', 'It knows\n<!-- names -->A<!-- /names -->.', { names: 'A' })).toThrow(
    'README.md: put the mark <!-- names --> on the line before it',
  );
});
