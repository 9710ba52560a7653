import { describe, expect, test } from 'vitest';
import { type InstalledExample, installedExample } from './installed-example.ts';
import { readmeShows } from './readme-shows.ts';

const example = installedExample('jest');

const passes = async ({ run }: InstalledExample): Promise<void> => {
  const { code, output } = await run(['npm', 'test']);

  expect(output).toContain('Tests:       2 passed, 2 total');
  expect(code).toBe(0);
};

test('Jest 30 runs its tests in jsdom', () => passes(example));

describe('with MSW 3', () => {
  // It needs Node 22.
  const withMsw3 = installedExample('jest', { msw: '3.0.5', node: '22.23.3' });

  test('Jest 30 runs its tests in jsdom', () => passes(withMsw3));
});

describe('the types of the matchers', () => {
  test('fit the expect of @types/jest', async () => {
    expect(await example.checkTypes()).toEqual({ code: 0, output: '' });
  });

  test('fit the expect of @jest/globals', async () => {
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
});

test('the README shows its configuration', async () => {
  expect(await readmeShows('jest/jest.config.js')).toBe(true);
});
