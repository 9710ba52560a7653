import { expect, test } from 'vitest';
import { repositoryOf } from './addresses.mjs';

test('reads the address of the repository, or that there is none', () => {
  expect(repositoryOf({ repository: 'https://code.example/shop/shop' })).toBe('https://code.example/shop/shop');
  expect(repositoryOf({})).toBeUndefined();
});

test.each([
  'shop/shop',
  'https://code.example/shop',
  'https://code.example/shop/shop/',
  'https://code.example/shop/shop.git',
  'git+https://code.example/shop/shop',
  { type: 'git', url: 'https://code.example/shop/shop' },
])('refuses %j as the address of the repository', (repository) => {
  expect(() => repositoryOf({ repository })).toThrow(
    `\`repository\` in the package.json of the root is ${JSON.stringify(repository)}. Write the address of the ` +
      "repository's page there, 'https://HOST/OWNER/NAME', or nothing.",
  );
});
