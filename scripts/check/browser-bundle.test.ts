import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserBundle, browserEntries } from './browser-bundle.ts';

const root = join(import.meta.dirname, '../..');

test('catches what a browser does not have', async () => {
  const { problems } = await browserBundle(root, { name: 'bad', modules: ['./scripts/check/source-files.ts'] });

  expect(problems).toEqual([expect.stringContaining('node:fs'), expect.stringContaining('node:path')]);
});

test('measures what a browser can run', async () => {
  const bundle = await browserBundle(root, {
    name: 'good',
    modules: ['./packages/sdk/src/generated/insforge/operations.ts'],
  });

  expect(bundle.problems).toEqual([]);
  expect(bundle.gzipped).toBeGreaterThan(100);
  expect(bundle.minified).toBeGreaterThan(bundle.gzipped);
});

test('catches what has grown beyond its budget', async () => {
  const page = `import { describe } from './packages/sdk/src/client/describe.ts'; export const word = describe('x');`;

  expect((await browserBundle(root, { name: 'page', page, budget: 1_000 })).problems).toEqual([]);
  expect((await browserBundle(root, { name: 'page', page, budget: 10 })).problems).toEqual([
    expect.stringMatching(/^takes \d+ bytes gzipped, its budget is 10$/),
  ]);
});

test('gives every provider a budget, for either client', () => {
  const flows = browserEntries(root).filter(({ name }) => name.endsWith(' + flow'));

  expect(flows).toHaveLength(2 * 5);
  expect(flows.filter(({ budget }) => budget === undefined)).toEqual([]);
});

test('catches what an app must not be made to load', async () => {
  const bundle = await browserBundle(root, {
    name: 'large',
    modules: ['./packages/sdk/src/providers/insforge/forms.ts'],
    without: /\/zod\/.*\/schemas\.js$/,
  });

  expect(bundle.problems).toEqual([
    expect.stringMatching(/^contains node_modules\/.*\/zod\/v4\/core\/schemas\.js$/),
    expect.stringMatching(/^contains node_modules\/.*\/zod\/v4\/mini\/schemas\.js$/),
  ]);
});

test('asks of the SDK for one backend that it has nothing of another, and zod for schemas only', () => {
  const forbidden = browserEntries(root)
    .filter(({ name }) => name.startsWith('sdk, supabase'))
    .map(({ name, without }) => [
      name,
      [
        'packages/sdk/src/providers/supabase/client.ts',
        'packages/sdk/src/common/supabase-passwords.ts',
        'packages/sdk/src/providers/insforge/client.ts',
        'packages/sdk/src/generated/insforge/types.ts',
        'node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/mini/schemas.js',
        'packages/sdk/src/generated/supabase/schemas.ts',
      ].filter((path) => without?.test(path)),
    ]);
  const others = ['packages/sdk/src/providers/insforge/client.ts', 'packages/sdk/src/generated/insforge/types.ts'];
  const zod = 'node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/mini/schemas.js';

  expect(Object.fromEntries(forbidden)).toEqual({
    'sdk, supabase': [...others, zod],
    'sdk, supabase, reset': [...others, zod],
    'sdk, supabase, whole + flow': [...others, zod],
    'sdk, supabase, small + flow': [...others, zod],
    'sdk, supabase, forms': [...others, 'packages/sdk/src/generated/supabase/schemas.ts'],
    'sdk, supabase, schemas': others,
  });
});
