import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserBundle } from './browser-bundle.ts';

const root = join(import.meta.dirname, '../..');

test('catches what a browser does not have', async () => {
  const { problems } = await browserBundle(root, { name: 'bad', modules: ['./scripts/check/source-files.ts'] });

  expect(problems).toEqual([expect.stringContaining('node:fs'), expect.stringContaining('node:path')]);
});

test('measures what a browser can run', async () => {
  const bundle = await browserBundle(root, {
    name: 'good',
    modules: ['./packages/sdk/src/generated/insforge/operations.ts'],
  });

  expect(bundle.problems).toEqual([]);
  expect(bundle.gzipped).toBeGreaterThan(100);
  expect(bundle.minified).toBeGreaterThan(bundle.gzipped);
});
