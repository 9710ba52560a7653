import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { common } from '../../../../vitest.config.ts';

// One cell of the matrix: the suites of all ways to run, with the package that stands for msw.
export default defineConfig({
  root: join(import.meta.dirname, '../../../..'),
  resolve: { alias: [{ find: /^msw(?=$|\/)/, replacement: process.env['MSW'] ?? 'msw' }] },
  test: { ...common, include: ['packages/mock-server/test/{ways,levers}/*.test.ts'] },
});
