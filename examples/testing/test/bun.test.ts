import { expect, test } from 'vitest';
import { installedExample } from './installed-example.ts';

const example = installedExample('bun');

test('Bun runs its tests', async () => {
  const { code, output } = await example.run(['npm', 'test']);

  expect(output).toMatch(/^ 4 pass$/m);
  expect(code).toBe(0);
});
