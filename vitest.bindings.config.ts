import { defineConfig } from 'vitest/config';

// Each example of examples/testing, installed from our tarballs outside the workspace and run by its own tool, one after the
// other: `corepack pnpm test:bindings`.
export default defineConfig({
  test: {
    include: ['examples/testing/test/*.test.ts'],
    globalSetup: 'examples/testing/test/pack-both.ts',
    fileParallelism: false,
    // Limits for what hangs: npm has to fetch what its cache does not have.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
