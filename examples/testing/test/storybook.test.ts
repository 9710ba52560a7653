import { expect, test } from 'vitest';
import { chromium } from '../../../packages/mock-server/test/browser/chromium.ts';
import { installedExample } from './installed-example.ts';
import { readmeShows } from './readme-shows.ts';

const example = installedExample('storybook');

test.skipIf(chromium.skips)(chromium.title('Storybook plays its stories in Chromium'), async () => {
  const { code, output } = await example.run(['npm', 'test'], { CHROMIUM_PATH: chromium.path });

  expect(output).toContain('Tests  3 passed (3)');
  expect(code).toBe(0);
});

test('the types fit', async () => {
  expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
});

test('the README shows how a story gets its situation', async () => {
  expect(await readmeShows('storybook/src/given.ts')).toBe(true);
});
