import { defineConfig } from 'vitest/config';

// Tests that start a real Chromium: one after the other, with time for a slow machine.
export default defineConfig({
  test: {
    include: ['packages/**/*.browser.test.ts', 'examples/**/*.browser.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'examples/testing/**'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
