import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listProviders } from '../../scripts/providers.ts';
import { comparisonsOf } from './comparisons.ts';
import { measureBundles } from './measure-bundles.ts';

const comparisons = await comparisonsOf(listProviders(join(import.meta.dirname, '../..')));

test('bundles every contestant for browsers, with the version of what is installed', async () => {
  const measured = (await measureBundles(comparisons)).flatMap(({ all }) => all);

  for (const { name, first } of measured) expect(first.gzipped, name).toBeGreaterThan(100);
  expect(measured.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^@stackframe\/js \d+\.\d+\.\d+$/));
});

test('names a contestant that cannot be bundled', async () => {
  const broken = { name: 'broken', code: `import 'node:fs';` };

  await expect(measureBundles([{ provider: 'Shop', ours: broken, others: [] }])).rejects.toThrow('broken');
});
