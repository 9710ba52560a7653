import { defineConfig } from 'vitest/config';

/** Tests of the hooks for React. They also run on the oldest React that is supported: vitest.react-18.config.ts. */
export const reactTests = ['packages/mock-server/test/react/**/*.test.tsx'];

/** What all runs of these tests have in common. A test that needs a DOM names its environment in its first line. */
export const common = {
  exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts', '**/*.live.test.ts', '**/*.matrix.test.ts'],
  // No test leaves anything behind, so the files of a worker share its modules. Loading them took half of the time.
  isolate: false,
  // Node 20 has a WebSocket only with this flag, and supabase-js throws without one. Newer versions have it anyway.
  execArgv: ['--experimental-websocket'],
  // The default leaves one core idle, which is half of a machine with two.
  maxWorkers: '100%',
  setupFiles: [
    'packages/mock-server/test/patience.ts',
    'packages/mock-server/test/seed.ts',
    'packages/mock-server/test/better-auth/load-library.ts',
  ],
  // These limits end tests that hang. They say nothing about speed, so that a busy machine fails no test.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
};

// Everything except the tests that need a browser: `corepack pnpm test:browser` runs those.
export default defineConfig({
  test: {
    ...common,
    include: ['bench/**/*.test.ts', 'packages/**/*.test.ts', 'scripts/**/*.test.ts', ...reactTests],
    env: { REACT: '19' },
  },
});
