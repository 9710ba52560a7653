import { defineConfig } from '@playwright/test';

const { CHROMIUM_PATH } = process.env;

export default defineConfig({
  testDir: 'tests',
  fullyParallel: true,
  reporter: 'list',
  use: {
    baseURL: 'http://localhost:5173',
    trace: 'retain-on-failure',
    // Playwright's own browser, or one that is installed already.
    launchOptions: { ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }) },
  },
});
