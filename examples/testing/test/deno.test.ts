import { expect, test } from 'vitest';
import { installedExample } from './installed-example.ts';

const example = installedExample('deno');

test('Deno checks the types of its tests and runs them', async () => {
  const { code, output } = await example.run(['npm', 'test'], { DENO_NO_UPDATE_CHECK: '1' });

  expect(output).toContain('| 4 passed | 0 failed');
  expect(code).toBe(0);
});
