import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copySpecs } from './copy-specs.mjs';

test('copies the descriptions that the SDK exports, and drops those that it exports no longer', () => {
  const root = mkdtempSync(join(tmpdir(), 'resetkit-specs-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const dist = join(root, 'packages/sdk/dist/openapi');
  for (const folder of [dist, join(root, 'openapi')]) mkdirSync(folder, { recursive: true });
  for (const name of ['a.yaml', 'control.yaml']) writeFileSync(join(root, 'openapi', name), `title: ${name}`);
  writeFileSync(join(dist, 'old.yaml'), '');
  const exports = { '.': './src/index.ts', './openapi/a.yaml': './dist/openapi/a.yaml' };
  writeFileSync(join(root, 'packages/sdk/package.json'), JSON.stringify({ exports }));

  copySpecs(root);

  expect(readdirSync(dist)).toEqual(['a.yaml']);
  expect(readFileSync(join(dist, 'a.yaml'), 'utf8')).toBe('title: a.yaml');
});
