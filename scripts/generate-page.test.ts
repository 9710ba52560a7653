import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PAGE, pageAssets, pageModule } from './generate-page.ts';

const root = join(import.meta.dirname, '..');

test('the inbox page that the server carries is fresh (else run `corepack pnpm generate`)', async () => {
  expect(readFileSync(join(root, PAGE), 'utf8')).toBe(await pageModule());
});

test('the inbox page loads nothing from elsewhere, and stays small', async () => {
  const assets = Object.values(await pageAssets());

  const addresses = assets.flatMap(
    ({ body }) => body.match(/\b(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\/[^"')\s]+/g) ?? [],
  );
  expect(addresses).toEqual([]);
  expect(assets.reduce((bytes, { body }) => bytes + body.length, 0)).toBeLessThan(25_000);
});

test('the inbox page never writes HTML that came from elsewhere', async () => {
  const script = (await pageAssets())['/_resetkit/page/main.js']?.body ?? '';

  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  expect(script).toContain('sandbox');
});
