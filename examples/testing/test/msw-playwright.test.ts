import { expect, test } from 'vitest';
import { chromium } from '../../../packages/mock-server/test/browser/chromium.ts';
import { installedExample } from './installed-example.ts';

const example = installedExample('msw-playwright');

test.skipIf(chromium.skips)(chromium.title('runs the tests with MSW in the process of the test'), async () => {
  const { code, output } = await example.run(['npm', 'test'], { CHROMIUM_PATH: chromium.path });

  expect(output).toMatch(/^ {2}3 passed \(/m);
  expect(output).not.toMatch(/failed|flaky|skipped/);
  expect(code).toBe(0);
});

test('has the types', async () => {
  expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
});
