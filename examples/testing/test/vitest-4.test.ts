import { expect, test } from 'vitest';
import { installedExample } from './installed-example.ts';

const example = installedExample('vitest-4');

test('Vitest 4 runs its tests', async () => {
  const { code, output } = await example.run(['npm', 'test']);

  expect(output).toContain('Tests  1 passed (1)');
  expect(code).toBe(0);
});

test('the types fit', async () => {
  expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
});
