import { expect, test } from 'vitest';
import { checkEntry } from './check-entry.ts';

const DESCRIBE = `export { describe } from '../sdk/src/client/describe.ts';`;

test('reports every module that a browser does not have', async () => {
  const { problems } = await checkEntry({ name: 'bad', code: `import 'node:fs'; import 'node:path';` });

  expect(problems).toEqual([expect.stringContaining('node:fs'), expect.stringContaining('node:path')]);
});

test('reports a bundle above its budget', async () => {
  const within = await checkEntry({ name: 'page', code: DESCRIBE, budget: 1_000 });
  const above = await checkEntry({ name: 'page', code: DESCRIBE, budget: 10 });

  expect(within.problems).toEqual([]);
  expect(within.minified).toBeGreaterThan(within.gzipped);
  expect(above.problems).toEqual([`takes ${within.gzipped} bytes gzipped, its budget is 10`]);
});

test('reports files that must not be in a bundle', async () => {
  const { problems } = await checkEntry({
    name: 'large',
    code: `export * from '../sdk/src/providers/insforge/forms.ts';`,
    without: /\/zod\/.*\/schemas\.js$/,
  });

  expect(problems).toEqual([
    expect.stringMatching(/^contains node_modules\/.*\/zod\/v4\/core\/schemas\.js$/),
    expect.stringMatching(/^contains node_modules\/.*\/zod\/v4\/mini\/schemas\.js$/),
  ]);
});
