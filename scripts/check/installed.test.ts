import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { installedIn, overBudget } from './installed.ts';

test('counts the packages and the bytes that npm has installed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'resetkit-installed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const lock = JSON.stringify({ packages: { 'node_modules/a': {}, 'node_modules/@b/c': {} } });
  const files = { '.package-lock.json': lock, 'a/index.js': '12345', '@b/c/deep/index.js': '123' };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'node_modules', path)), { recursive: true });
    writeFileSync(join(folder, 'node_modules', path), text);
  }

  expect(installedIn(folder)).toEqual({ packages: 2, bytes: lock.length + 8 });
});

test('says what is over the budget, and nothing of what is within it', () => {
  const budget = { packages: 5, bytes: 11_000_000 };

  expect(overBudget({ packages: 5, bytes: 11_000_000 }, budget)).toBeUndefined();
  expect(overBudget({ packages: 6, bytes: 1_000_000 }, budget)).toBe(
    'Installed are 6 packages, 1.0 MB; the budget in scripts/check/installed.ts is 5 packages, 11.0 MB.',
  );
  expect(overBudget({ packages: 5, bytes: 12_000_000 }, budget)).toContain('5 packages, 12.0 MB;');
});
