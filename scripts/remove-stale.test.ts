import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { removeStale } from './remove-stale.mjs';

function packageWith(files: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'resetkit-stale-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const path of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), '');
  }
  return folder;
}

test('removes the output for a source that has been deleted', () => {
  const folder = packageWith(['src/a.ts', 'dist/a.js', 'dist/a.d.ts', 'dist/old/b.js', 'dist/old/b.d.ts']);

  const removed = removeStale(folder);

  expect(removed.toSorted()).toEqual(['old/b.d.ts', 'old/b.js']);
  expect(readdirSync(join(folder, 'dist')).toSorted()).toEqual(['a.d.ts', 'a.js', 'old']);
});

test('leaves the output for JSX, and files that tsc did not write', () => {
  const folder = packageWith(['src/a.tsx', 'dist/a.js', 'dist/sdk.tsbuildinfo', 'dist/openapi/insforge.yaml']);

  const removed = removeStale(folder);

  expect(removed).toEqual([]);
});

test('removes nothing if nothing has been built', () => {
  const removed = removeStale(packageWith(['src/a.ts']));

  expect(removed).toEqual([]);
});
