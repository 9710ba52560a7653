import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparisons } from './comparisons.ts';
import { measureBundles } from './measure-bundles.ts';

const providers = join(import.meta.dirname, '../../packages/mock-server/src/providers');

test('knows every provider', () => {
  const known = comparisons.map(({ provider }) => provider.toLowerCase().replace(' ', '-'));

  expect(known.toSorted()).toEqual(readdirSync(providers).toSorted());
});

test('bundles everybody for browsers, and tells the versions of what is installed', async () => {
  const measured = (await measureBundles(comparisons)).flatMap(({ all }) => all);

  for (const { name, first } of measured) expect(first.gzipped, name).toBeGreaterThan(100);
  expect(measured.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^@stackframe\/js \d+\.\d+\.\d+$/));
});

test('names who cannot be bundled', async () => {
  const broken = { name: 'broken', code: `import 'node:fs';` };

  await expect(measureBundles([{ provider: 'Shop', ours: broken, others: [] }])).rejects.toThrow('broken');
});
