import { describe, expect, test } from 'vitest';
import { waysOf } from '../ways.ts';
import { clientOf, start } from './start.ts';
import { adminVectors } from './vectors/admin.ts';
import { httpVectors } from './vectors/http.ts';
import { recoverVectors } from './vectors/recover.ts';
import { signUpAndMailVectors } from './vectors/sign-up.ts';
import { tokenVectors } from './vectors/token.ts';
import { userVectors } from './vectors/user.ts';
import { verifyVectors } from './vectors/verify.ts';

const vectors = [
  ...recoverVectors,
  ...verifyVectors,
  ...tokenVectors,
  ...userVectors,
  ...signUpAndMailVectors,
  ...adminVectors,
  ...httpVectors,
];

describe.each(waysOf(clientOf))('$name', ({ open }) => {
  test.each(vectors)('$title', async ({ options, limits, run }) => {
    const { mock } = start(options, { ...(limits && { limits }) });
    const { close, ...client } = await open(mock);
    try {
      await run({ mock, ...client });
    } finally {
      await close();
    }
  });
});

test('has a title for each', () => {
  expect(new Set(vectors.map(({ title }) => title)).size).toBe(vectors.length);
});
