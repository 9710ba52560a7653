import { defineConfig } from 'vitest/config';
import { inReact } from './vitest.react-18.config.ts';

const never = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts', '**/*.live.test.ts'];
/** Time is for what hangs, not for what a slow machine takes. */
const PATIENCE_MS = 20_000;
/** Tests that start processes or intercept the whole process's network: each file in a world of its own. */
const alone = ['packages/mock-server/test/{cli,ways,vendor,control}/**/*.test.ts'];
/** Tests of the hooks for React, here on the newest; the oldest that we support has a run of its own. */
const react = ['packages/mock-server/test/react/**/*.test.tsx'];

// Everything but the tests that need a browser: those are `corepack pnpm test:browser`.
export default defineConfig({
  test: {
    // All cores: the default leaves one idle, which is half of a machine with two.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'units',
          include: ['bench/**/*.test.ts', 'packages/**/*.test.ts', 'packages/**/*.test.tsx', 'scripts/**/*.test.ts'],
          exclude: [...never, ...alone, ...react],
          // Nothing is global, so files can share their modules: half of the time went into loading them again.
          isolate: false,
          testTimeout: PATIENCE_MS,
        },
      },
      { test: { name: 'whole', include: alone, exclude: never, testTimeout: PATIENCE_MS } },
      { test: { ...inReact(19), include: react, name: 'react' } },
    ],
  },
});
