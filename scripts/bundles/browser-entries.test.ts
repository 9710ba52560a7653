import { expect, test } from 'vitest';
import { browserEntries, PAGE_BUDGET } from './browser-entries.ts';

const entries = browserEntries([{ id: 'insforge', pageLimit: 8_950 }, { id: 'supabase' }, { id: 'unleash' }]);

test('gives the page of every provider and the panel a budget, and a page that misses it the limit of its own', () => {
  const budgets = entries.flatMap(({ name, budget }) => (budget === undefined ? [] : [[name, budget]]));

  expect(budgets).toEqual([
    ['sdk, insforge, page', 8_950],
    ['sdk, supabase, page', PAGE_BUDGET],
    ['sdk, unleash, page', PAGE_BUDGET],
    ['mock server, panel', 45_000],
  ]);
});

test('forbids files of other backends in the SDK for one backend, and zod outside of forms and schemas', () => {
  const others = ['packages/sdk/src/providers/insforge/client.ts', 'packages/sdk/src/generated/insforge/types.ts'];
  const zod = 'node_modules/.pnpm/zod@4.6.7/node_modules/zod/v4/mini/schemas.js';
  const schemas = 'packages/sdk/src/generated/supabase/schemas.ts';
  const own = ['packages/sdk/src/providers/supabase/client.ts', 'packages/sdk/src/common/supabase-passwords.ts'];

  const forbidden = entries
    .filter(({ name }) => name.startsWith('sdk, supabase'))
    .map(({ name, without }) => [name, [...own, ...others, zod, schemas].filter((path) => without?.test(path))]);

  expect(Object.fromEntries(forbidden)).toEqual({
    'sdk, supabase': [...others, zod],
    'sdk, supabase, page': [...others, zod],
    'sdk, supabase, forms': [...others, schemas],
    'sdk, supabase, schemas': others,
  });
});
