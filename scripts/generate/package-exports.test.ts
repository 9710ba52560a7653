import { expect, test } from 'vitest';
import { mockServerExports, sdkExports, withExports } from './package-exports.ts';

test('lists the entries of every provider after the ones written by hand, as sources and as published', () => {
  const manifest = {
    name: 'mock',
    exports: { '.': './src/index.ts', './gone': './src/providers/gone/index.ts', './msw': './src/msw.ts' },
    publishConfig: { bin: { mock: './dist/cli.js' }, exports: {} },
    type: 'module',
  };

  expect(JSON.parse(withExports(JSON.stringify(manifest), mockServerExports(['shop'])))).toEqual({
    name: 'mock',
    exports: { '.': './src/index.ts', './msw': './src/msw.ts', './shop': './src/providers/shop/index.ts' },
    publishConfig: {
      bin: { mock: './dist/cli.js' },
      exports: { '.': './dist/index.js', './msw': './dist/msw.js', './shop': './dist/providers/shop/index.js' },
    },
    type: 'module',
  });
});

test('publishes no examples: the mock server has them in its own files', () => {
  const manifest = JSON.stringify({ exports: {}, publishConfig: {} });

  const { exports, publishConfig } = JSON.parse(withExports(manifest, sdkExports(['shop'])));

  const kept = Object.keys(exports).filter((entry) => entry !== './shop/examples');
  expect(Object.keys(publishConfig.exports)).toEqual(kept);
});

test('gives apps the client, the generated code and the description of every provider', () => {
  expect(sdkExports(['shop'])).toEqual({
    './shop': './src/providers/shop/index.ts',
    './shop/types': './src/generated/shop/types.ts',
    './shop/operations': './src/generated/shop/operations.ts',
    './shop/schemas': './src/providers/shop/schemas.ts',
    './shop/reset-facts': './src/generated/shop/reset-facts.ts',
    './shop/examples': './src/generated/shop/examples.ts',
    './mock-control/types': './src/generated/mock-control/types.ts',
    './mock-control/operations': './src/generated/mock-control/operations.ts',
    './mock-control/schemas': './src/generated/mock-control/schemas.ts',
    './mailpit/types': './src/generated/mailpit/types.ts',
    './mailpit/operations': './src/generated/mailpit/operations.ts',
    './mailpit/schemas': './src/generated/mailpit/schemas.ts',
    './openapi/shop.yaml': './npm/dist/openapi/shop.yaml',
  });
});
