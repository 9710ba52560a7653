import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

// The recipes, with somebody typing and clicking in front of them: `corepack pnpm test:examples`.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), svelte({ configFile: false })],
  resolve: {
    // Svelte's files for a server would be taken otherwise.
    conditions: ['browser'],
    alias: { 'next/headers': join(import.meta.dirname, 'test/next-headers.ts') },
  },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', 'testing/**', '**/*.browser.test.ts'],
    environment: 'jsdom',
    setupFiles: ['test/patience.ts'],
    environmentOptions: { jsdom: { url: 'http://localhost:3000/' } },
    testTimeout: 30_000,
  },
});
