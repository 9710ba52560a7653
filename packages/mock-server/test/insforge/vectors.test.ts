import { expect, test } from 'vitest';
import { runVectors } from '../run-vectors.ts';
import { waysOf } from '../ways.ts';
import { spec } from './spec.ts';
import { details, vectors } from './vectors/index.ts';
import { clientOf, start } from './world.ts';

runVectors({ spec, vectors, details, start, ways: waysOf(clientOf) });

test('cover V1 to V44', () => {
  const numbers = new Set(vectors.flatMap(({ title }) => /: V(\d+) /.exec(title)?.[1] ?? []));

  expect([...numbers].map(Number).sort((one, other) => one - other)).toEqual(
    Array.from({ length: 44 }, (_, index) => index + 1),
  );
});
