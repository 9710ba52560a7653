import { expect, test } from 'vitest';
import { entryPoints } from './entry-points.ts';

test('names the modules that are written by hand, as apps import them', () => {
  const found = entryPoints({
    folder: 'packages/sdk',
    name: '@resetkit/sdk',
    exports: {
      '.': './src/index.ts',
      './insforge': './src/providers/insforge/index.ts',
      './insforge/types': './src/generated/insforge/types.ts',
      './react': './src/react.tsx',
      './openapi/insforge.yaml': './dist/openapi/insforge.yaml',
    },
    installed: [],
  });

  expect(found).toEqual([
    { name: '@resetkit/sdk', file: 'packages/sdk/src/index.ts' },
    { name: '@resetkit/sdk/insforge', file: 'packages/sdk/src/providers/insforge/index.ts' },
    { name: '@resetkit/sdk/react', file: 'packages/sdk/src/react.tsx' },
  ]);
});
