import { expect, test } from 'vitest';
import { bundleForBrowsers } from './bundle-for-browsers.ts';

test('counts what is loaded at once apart from what is loaded later', async () => {
  const whole = await bundleForBrowsers(`export { createInsforgeClient } from '@resetkit/sdk/insforge';`);
  const lazy = await bundleForBrowsers(`export const load = () => import('@resetkit/sdk/insforge');`);

  expect(whole.later).toEqual({ minified: 0, gzipped: 0 });
  expect(whole.first.minified).toBeGreaterThan(whole.first.gzipped);
  expect(lazy.first.gzipped).toBeLessThan(200);
  expect(lazy.later.gzipped).toBeGreaterThan(1_000);
});

test('counts code that both parts use as loaded at once', async () => {
  const code = `export { createInsforgeClient } from '@resetkit/sdk/insforge';`;

  const both = await bundleForBrowsers(`${code} export const load = () => import('@resetkit/sdk/insforge');`);

  expect(both.first.gzipped).toBeGreaterThan(1_000);
  expect(both.later.gzipped).toBeLessThan(300);
});

test('leaves out code for development', async () => {
  const debug = `if (process.env.NODE_ENV !== 'production') console.log('${'.'.repeat(500)}');`;

  const { first } = await bundleForBrowsers(debug);

  expect(first.minified).toBeLessThan(10);
});

test('rejects what a browser does not have, unless it is left out', async () => {
  const code = `export { readFile } from 'node:fs';`;

  await expect(bundleForBrowsers(code)).rejects.toThrow('node:fs');
  expect((await bundleForBrowsers(code, ['node:fs'])).first.minified).toBeGreaterThan(0);
});
