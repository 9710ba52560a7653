import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pageAssets } from './inbox-page.ts';

const root = join(import.meta.dirname, '../..');

test('the inbox page loads nothing from other hosts and stays small', async () => {
  const assets = Object.values(await pageAssets(root));

  const addresses = assets.flatMap(
    ({ body }) => body.match(/\b(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?\/\/[^"')\s]+/g) ?? [],
  );
  expect(addresses).toEqual([]);
  expect(assets.reduce((bytes, { body }) => bytes + gzipSync(body).length, 0)).toBeLessThan(80_000);
});

test('the inbox page never writes HTML that it has received', () => {
  const folder = join(root, 'packages/mock-server/src/workbench');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));

  expect(files).toContain('page/main.tsx');
  const writers = files.filter((path) =>
    /innerHTML|outerHTML|insertAdjacentHTML|document\.write|dangerouslySet/i.test(
      readFileSync(join(folder, path), 'utf8'),
    ),
  );
  expect(writers).toEqual([]);
});

test('each component of the workbench says that Preact makes its elements', () => {
  const folder = join(root, 'packages/mock-server/src/workbench');
  const components = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));

  const silent = components.filter(
    (path) => !readFileSync(join(folder, path), 'utf8').startsWith('/** @jsxImportSource preact */'),
  );
  expect(silent).toEqual([]);
});
