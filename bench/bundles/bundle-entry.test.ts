import { expect, test } from 'vitest';
import { bundleEntry } from './bundle-entry.ts';

test('counts what is loaded at once apart from what is loaded later', async () => {
  const whole = await bundleEntry(`export { createInsforgeClient } from '@resetkit/sdk/insforge';`);
  const lazy = await bundleEntry(`export const load = () => import('@resetkit/sdk/insforge');`);

  expect(whole.later).toEqual({ minified: 0, gzipped: 0 });
  expect(whole.first.minified).toBeGreaterThan(whole.first.gzipped);
  expect(lazy.first.gzipped).toBeLessThan(200);
  expect(lazy.later.gzipped).toBeGreaterThan(1_000);
});

test('counts code that both parts share as loaded at once', async () => {
  const code = `export { createInsforgeClient } from '@resetkit/sdk/insforge';`;

  const both = await bundleEntry(`${code} export const load = () => import('@resetkit/sdk/insforge');`);

  expect(both.first.gzipped).toBeGreaterThan(1_000);
  expect(both.later.gzipped).toBeLessThan(300);
});

test('is the bundle of production', async () => {
  const debug = `if (process.env.NODE_ENV !== 'production') console.log('${'.'.repeat(500)}');`;

  const { first } = await bundleEntry(debug);

  expect(first.minified).toBeLessThan(10);
});

test('refuses what a browser does not have, unless it is left out', async () => {
  const code = `export { readFile } from 'node:fs';`;

  await expect(bundleEntry(code)).rejects.toThrow('node:fs');
  expect((await bundleEntry(code, ['node:fs'])).first.minified).toBeGreaterThan(0);
});
