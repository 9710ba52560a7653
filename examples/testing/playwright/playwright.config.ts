import { defineConfig } from '@playwright/test';

const { APP_PORT = '5173', RESETKIT_PORT = '7357', CHROMIUM_PATH } = process.env;

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${APP_PORT}`,
    trace: 'retain-on-failure',
    // Playwright's own browser, or one that is installed already.
    launchOptions: { ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }) },
  },
  webServer: [
    {
      command: `resetkit --provider insforge --port ${RESETKIT_PORT}`,
      url: `http://localhost:${RESETKIT_PORT}/_resetkit/health`,
      reuseExistingServer: !process.env['CI'],
    },
    {
      command: `vite app --port ${APP_PORT} --strictPort`,
      url: `http://localhost:${APP_PORT}`,
      // Killed, as Playwright does without this, Vite leaves its lock behind, and in a container the next start may fall over it.
      gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
      reuseExistingServer: !process.env['CI'],
    },
  ],
});
