import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const never = ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts', '**/*.live.test.ts'];
/** Tests that start processes or intercept the whole process's network: each file in a world of its own. */
const alone = ['packages/mock-server/test/{cli,ways,vendor,control}/**/*.test.ts'];
/** Tests of the hooks for React: on the newest, and on the oldest that we support, which has a package.json of its own. */
const react = ['packages/mock-server/test/react/**/*.test.tsx'];
const inReact = {
  include: react,
  environment: 'jsdom',
  setupFiles: 'packages/mock-server/test/react/set-up.ts',
  isolate: false,
  testTimeout: 20_000,
};
const react18 = join(import.meta.dirname, 'packages/mock-server/test/react-18/node_modules');

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
      { test: { ...inReact, name: 'react', env: { REACT: '19' } } },
      {
        resolve: {
          alias: ['react', 'react-dom', '@testing-library/react'].map((name) => ({
            find: new RegExp(`^${name}(?=$|/)`),
            replacement: join(react18, name),
          })),
        },
        test: { ...inReact, name: 'react 18', env: { REACT: '18' } },
      },
    ],
  },
});
