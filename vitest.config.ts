import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts', '**/*.live.test.ts'];
/** Tests that start processes or intercept the whole process's network: each file in a world of its own. */
const alone = ['packages/mock-server/test/{cli,ways,vendor,control}/**/*.test.ts'];

// Everything but the tests that need a browser: those are `corepack pnpm test:browser`.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'units',
          include: ['bench/**/*.test.ts', 'packages/**/*.test.ts', 'packages/**/*.test.tsx', 'scripts/**/*.test.ts'],
          exclude: [...never, ...alone],
          // Nothing is global, so files can share their modules: half of the time went into loading them again.
          isolate: false,
        },
      },
      { test: { name: 'whole', include: alone, exclude: never } },
    ],
  },
});
