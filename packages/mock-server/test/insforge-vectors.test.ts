import { describe, expect, test } from 'vitest';
import { clientOf, start } from './insforge.ts';
import { exchangeVectors } from './vectors/exchange.ts';
import { linkVectors } from './vectors/links.ts';
import { resetVectors } from './vectors/reset.ts';
import { sendVectors } from './vectors/send.ts';
import { waysOf } from './ways.ts';

const numberOf = (title: string): number => Number(/^V(\d+) /.exec(title)?.[1]);
const vectors = [...sendVectors, ...exchangeVectors, ...resetVectors, ...linkVectors].sort(
  (one, other) => numberOf(one.title) - numberOf(other.title),
);

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

test('covers V1 to V44', () => {
  const numbers = new Set(vectors.map(({ title }) => numberOf(title)));

  expect([...numbers]).toEqual(Array.from({ length: 44 }, (_, index) => index + 1));
});
