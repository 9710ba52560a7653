import { defineConfig } from 'vitest/config';
import { inReact } from './vitest.react-18.config.ts';

const never = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts', '**/*.live.test.ts'];
/** Tests that start processes or intercept the whole process's network: each file in a world of its own. */
const alone = ['packages/mock-server/test/{cli,ways,vendor,control}/**/*.test.ts'];
/** Tests of the hooks for React, here on the newest; the oldest that we support has a run of its own. */
const react = ['packages/mock-server/test/react/**/*.test.tsx'];

// Everything but the tests that need a browser: those are `corepack pnpm test:browser`.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'units',
          include: ['bench/**/*.test.ts', 'packages/**/*.test.ts', 'packages/**/*.test.tsx', 'scripts/**/*.test.ts'],
          exclude: [...never, ...alone, ...react],
          // Nothing is global, so files can share their modules: half of the time went into loading them again.
          isolate: false,
        },
      },
      { test: { name: 'whole', include: alone, exclude: never } },
      { test: { ...inReact(19), include: react, name: 'react' } },
    ],
  },
});
