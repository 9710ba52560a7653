import { expect, test } from 'vitest';
import { publishedReadme } from './published-readme.mjs';

const readme = `# Cart

See [\`store\`](src/store.ts#l1), [the guide](../../docs/guide.md), [below](#more) and [zod](https://zod.dev).

![A cart](cart.png)

\`\`\`ts
rows[first](./not-a-link);
\`\`\`

## More
`;

test('links to the files of a repository whose address is known', () => {
  const root = 'https://code.example/shop/shop';

  expect(publishedReadme(readme, 'packages/cart', root)).toBe(
    readme
      .replace('src/store.ts#l1', `${root}/blob/HEAD/packages/cart/src/store.ts#l1`)
      .replace('../../docs/guide.md', `${root}/blob/HEAD/docs/guide.md`)
      .replace('cart.png', `${root}/raw/HEAD/packages/cart/cart.png`),
  );
});

test('keeps the words of a link alone if no address is known', () => {
  expect(publishedReadme(readme, 'packages/cart', undefined)).toBe(
    readme
      .replace('[`store`](src/store.ts#l1)', '`store`')
      .replace('[the guide](../../docs/guide.md)', 'the guide')
      .replace('![A cart](cart.png)', 'A cart'),
  );
});
