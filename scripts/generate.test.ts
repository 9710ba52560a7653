import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findStale } from './generate/generated-files.ts';
import { generators } from './generate/generators.ts';

const root = join(import.meta.dirname, '..');

test('everything generated is up to date', async () => {
  const stale: string[] = [];
  for (const generate of generators) stale.push(...findStale(root, await generate(root)));

  expect(stale, 'Run `corepack pnpm generate` and commit what it writes.').toEqual([]);
});
