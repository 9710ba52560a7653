import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** How the hooks are tested, on which React. */
export const inReact = (version: number) => ({
  environment: 'jsdom',
  setupFiles: 'packages/mock-server/test/react/set-up.ts',
  isolate: false,
  testTimeout: 20_000,
  env: { REACT: `${version}` },
});

const react18 = join(import.meta.dirname, 'packages/mock-server/test/react-18/node_modules');

// The tests of the hooks on the oldest React that we support, which has a package.json of its own.
export default defineConfig({
  resolve: {
    alias: ['react', 'react-dom', '@testing-library/react'].map((name) => ({
      find: new RegExp(`^${name}(?=$|/)`),
      replacement: join(react18, name),
    })),
  },
  test: { ...inReact(18), include: ['packages/mock-server/test/react/**/*.test.tsx'] },
});
