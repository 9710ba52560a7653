import { join } from 'node:path';
import { expect, test } from 'vitest';
import { staleFiles } from './generate/generated-files.ts';

test('generated code is fresh', async () => {
  const stale = await staleFiles(join(import.meta.dirname, '..'));

  expect(stale, 'Run `corepack pnpm generate` and commit what it writes.').toEqual([]);
});
