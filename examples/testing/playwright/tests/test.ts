import { expect as base } from '@playwright/test';
import { mockTest, resetMatchers } from '@resetkit/mock-server/playwright';

const mocked = mockTest({
  baseUrl: `http://localhost:${process.env['RESETKIT_PORT'] ?? 7357}`,
  provider: 'insforge',
});

/** Playwright's `test`, with the app's page open in front of a mock server of this test alone. */
export const test = mocked.extend({
  page: async ({ page, mock }, use) => {
    await page.addInitScript((url) => {
      globalThis.BACKEND_URL = url;
    }, mock.backendUrl);
    await use(page);
  },
});
export const expect = base.extend(resetMatchers);
