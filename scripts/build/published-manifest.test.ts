import { expect, test } from 'vitest';
import { publishedManifest } from './published-manifest.mjs';

const manifest = {
  name: '@shop/cart',
  version: '1.2.0',
  private: true,
  license: 'MIT',
  scripts: { test: 'vitest' },
  exports: { '.': './src/index.ts' },
  publishConfig: {
    access: 'public',
    provenance: true,
    directory: 'npm',
    linkDirectory: false,
    bin: { cart: './dist/cli.js' },
    exports: { '.': './dist/index.js' },
  },
  dependencies: { zod: '4.0.0' },
  devDependencies: { vitest: '4.0.0' },
};

test('has the entries as they are published, and nothing that only the workspace uses', () => {
  expect(publishedManifest(manifest, 'packages/cart', undefined)).toEqual({
    name: '@shop/cart',
    version: '1.2.0',
    license: 'MIT',
    bin: { cart: './dist/cli.js' },
    exports: { '.': './dist/index.js' },
    dependencies: { zod: '4.0.0' },
    publishConfig: { access: 'public', provenance: true },
  });
});

test('has the addresses that follow from that of the repository, if it is known', () => {
  expect(publishedManifest(manifest, 'packages/cart', 'https://code.example/shop/shop')).toMatchObject({
    homepage: 'https://code.example/shop/shop/tree/HEAD/packages/cart#readme',
    bugs: { url: 'https://code.example/shop/shop/issues' },
    repository: { type: 'git', url: 'git+https://code.example/shop/shop.git', directory: 'packages/cart' },
  });
});
