import { expect, test } from 'vitest';
import { siteProblems } from './site-problems.ts';

const site = (index: string): Map<string, string> =>
  new Map([
    ['index.html', index],
    ['assets/style.css', 'a { color: red }'],
    ['documents/Two_words.html', '<h2 id="more"><a href="#more">More</a> <a href="../index.html">Start</a></h2>'],
  ]);

test('accepts links to pages, to their headings, to other files and to other sites', () => {
  const index = [
    '<link href="assets/style.css?cache=1">',
    '<a href="documents/Two_words.html">',
    '<a class="a" href="documents/Two%5Fwords.html#more">',
    '<a href="https://example.com/none">',
    '<pre>&lt;a href=&quot;none&quot;&gt;</pre>',
  ];

  expect(siteProblems(site(index.join('\n')), '/home/ada/shop')).toEqual([]);
});

test.each(['none.html', '../index.html', 'documents', 'documents/', 'documents/Two_words.html#less', '#none'])(
  'finds that %s leads nowhere',
  (link) => {
    expect(siteProblems(site(`<a href="${link}">x</a>`), '/home/ada/shop')).toEqual([
      `index.html links to ${link}, which is not there`,
    ]);
  },
);

test('finds a page that names the folder that it was built in', () => {
  expect(siteProblems(site('<p>/home/ada/shop/docs</p>'), '/home/ada/shop')).toEqual([
    'index.html names /home/ada/shop',
  ]);
});
