import { expect, test } from 'vitest';
import { installedExample } from './installed-example.ts';
import { readmeShows } from './readme-shows.ts';

const example = installedExample('node-test');

test("Node's test runner runs its tests", async () => {
  const { code, output } = await example.run(['npm', 'test']);

  expect(output).toMatch(/^. pass 2$/m);
  expect(code).toBe(0);
});

test('the README shows its test', async () => {
  expect(await readmeShows('node-test/mock-fetch.test.js')).toBe(true);
});
