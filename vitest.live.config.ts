import { defineConfig } from 'vitest/config';

// Holds mock servers against the real ones, which are installed outside the workspace: `corepack pnpm test:live`.
export default defineConfig({
  test: { include: ['packages/**/*.live.test.ts'], testTimeout: 30_000 },
});
