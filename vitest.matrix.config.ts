import { defineConfig } from 'vitest/config';

// The ways to run, with each Node and each MSW that we support: `corepack pnpm test:matrix`.
export default defineConfig({
  test: {
    exclude: ['**/node_modules/**'],
    include: ['packages/**/*.matrix.test.ts'],
    // Limits for what hangs: npm has to fetch each Node.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
