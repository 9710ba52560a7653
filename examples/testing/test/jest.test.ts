import { expect, test } from 'vitest';
import { installedExample } from './installed-example.ts';
import { readmeShows } from './readme-shows.ts';

const example = installedExample('jest');

test('Jest 30 runs its tests in jsdom', async () => {
  const { code, output } = await example.run(['npm', 'test']);

  expect(output).toContain('Tests:       2 passed, 2 total');
  expect(code).toBe(0);
});

test('the types of the matchers fit the expect of @types/jest', async () => {
  expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
});

test('the types of the matchers fit the expect of @jest/globals', async () => {
  await example.write(
    'globals.ts',
    `import { expect } from '@jest/globals';
import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { resetMatchers } from '@resetkit/mock-server/jest';

expect.extend(resetMatchers);
await expect(createMockServer(insforge())).not.toHaveSentResetMail({ to: 'ada@example.com' });
// @ts-expect-error: no such filter.
await expect(createMockServer(insforge())).toHaveSentNoMail({ from: 'ada@example.com' });
`,
  );

  expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
});

test('the README shows its configuration', async () => {
  expect(await readmeShows('jest/jest.config.js')).toBe(true);
});
