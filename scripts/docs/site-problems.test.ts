import { expect, test } from 'vitest';
import { missingEntries, siteProblems } from './site-problems.ts';

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

test('finds an entry of a package that has no page under the name by which it is imported', () => {
  const exports = { '.': './src/index.ts', './a/b': './src/c.ts', './d': './src/d.ts', './e': './src/generated/e.ts' };
  const files = ['./src/index.ts', './src/c.ts', './src/d.ts'];
  const pages = new Map([
    ['modules/_shop_cart._shop_cart.html', ''],
    ['modules/_shop_cart.a_b.html', ''],
  ]);

  expect(missingEntries(pages, '@shop/cart', exports, files)).toEqual([
    'modules/_shop_cart.d.html is missing: an entry has no page',
  ]);
});
