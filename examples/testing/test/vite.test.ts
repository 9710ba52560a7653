import { expect, test } from 'vitest';
import { chromium } from '../../../packages/mock-server/test/browser/chromium.ts';
import { installedExample } from './installed-example.ts';

const example = installedExample('vite');

test.skipIf(chromium.skips)(chromium.title('types and clicks in a page at the origin of the mock'), async () => {
  const { code, output } = await example.run(['npm', 'test'], { CHROMIUM_PATH: chromium.path });

  expect(output).toContain('2 passed');
  expect(code).toBe(0);
});

test('builds the page without the mock, and says so', async () => {
  const { code, output } = await example.run(['npm', 'run', 'build']);

  expect(output).toContain('resetkit: a build has no mock server. RESETKIT_URL and its like are undefined in it.');
  expect(code).toBe(0);
});

test('has the types', async () => {
  expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
});
