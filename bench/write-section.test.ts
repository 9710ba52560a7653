import { expect, test } from 'vitest';
import { writeSection } from './write-section.ts';

const begin = '<!-- calls: written by bench -->';
const end = '<!-- end of calls -->';

test('replaces a section and nothing else', () => {
  const document = `# Speed\n\n${begin}\n\nold\n\n${end}\n\nThe rest.\n`;

  const written = writeSection(document, 'calls', 'new');

  expect(written).toBe(`# Speed\n\n${begin}\n\nnew\n\n${end}\n\nThe rest.\n`);
  expect(writeSection(written, 'calls', 'new')).toBe(written);
});

test.each(['', begin, end, `${end}${begin}`, `${begin}${end}${begin}${end}`])('refuses %j', (document) => {
  expect(() => writeSection(document, 'calls', 'new')).toThrow('There has to be one');
});
