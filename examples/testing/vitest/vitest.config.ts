import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

// Playwright's own browser, or one that is installed already.
const executablePath = process.env['CHROMIUM_PATH'];

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', include: ['src/*.test.ts'] } },
      { test: { name: 'jsdom', include: ['src/*.test.tsx'], environment: 'jsdom' } },
      {
        test: {
          name: 'browser',
          include: ['src/*.browser.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: { ...(executablePath && { executablePath }) } }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
