import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { common, reactTests } from './vitest.config.ts';

const modules = join(import.meta.dirname, 'packages/mock-server/test/react-18/node_modules');

// The tests of the hooks on React 18, whose packages are installed in a folder of their own.
export default defineConfig({
  resolve: {
    alias: ['react', 'react-dom', '@testing-library/react'].map((name) => ({
      find: new RegExp(`^${name}(?=$|/)`),
      replacement: join(modules, name),
    })),
  },
  test: { ...common, include: reactTests, env: { REACT: '18' } },
});
