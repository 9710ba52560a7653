import { defineConfig } from '@playwright/test';

const { CHROMIUM_PATH } = process.env;

export default defineConfig({
  testDir: 'test',
  fullyParallel: true,
  workers: 2,
  use: {
    baseURL: 'http://localhost:5173',
    // A Chromium of the machine in place of Playwright's own.
    ...(CHROMIUM_PATH && { launchOptions: { executablePath: CHROMIUM_PATH, args: ['--no-sandbox'] } }),
  },
  webServer: {
    command: 'npx vite --strictPort',
    url: 'http://localhost:5173/__resetkit/_resetkit/health',
    // Killed, as Playwright does without this, Vite leaves its lock behind, and in a container the next start may fall over it.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
