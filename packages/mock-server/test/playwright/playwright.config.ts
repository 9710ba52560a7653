import { defineConfig } from '@playwright/test';

// Run by playwright.browser.test.ts, which says where Chromium, the server and the app are.
export default defineConfig({
  testMatch: '*.spec.ts',
  workers: 4,
  fullyParallel: true,
  reporter: 'json',
  outputDir: process.env['RESULTS'] ?? 'test-results',
  use: {
    baseURL: process.env['APP_URL'] ?? '',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: process.env['CHROMIUM_PATH'] ?? '', args: ['--no-sandbox', '--disable-gpu'] },
  },
});
