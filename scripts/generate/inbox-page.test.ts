import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageAssets } from './inbox-page.ts';

const root = join(import.meta.dirname, '../..');

test('the inbox page loads nothing from other hosts and stays small', async () => {
  const assets = Object.values(await pageAssets(root));

  const addresses = assets.flatMap(
    ({ body }) => body.match(/\b(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\/[^"')\s]+/g) ?? [],
  );
  expect(addresses).toEqual([]);
  expect(assets.reduce((bytes, { body }) => bytes + body.length, 0)).toBeLessThan(25_000);
});

test('the inbox page never writes HTML that it has received', async () => {
  const script = (await pageAssets(root))['/_resetkit/page/main.js']?.body ?? '';

  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  expect(script).toContain('sandbox');
});
