import { defineConfig } from 'vitest/config';

// Everything but the tests that need a browser: those are `corepack pnpm test:browser`.
export default defineConfig({
  test: {
    include: ['packages/**/*.test.ts', 'packages/**/*.test.tsx', 'scripts/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'],
  },
});
