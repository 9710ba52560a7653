import { expect, test } from 'vitest';
import { toUpdate } from './to-update.ts';

test.each([
  ['2.3.4', '2.3.4', undefined],
  ['2.4.0', '2.3.4', undefined],
  ['2.3.0', '2.3.4', undefined],
  ['2.10.0', '2.9.0', undefined],
  ['2.2.9', '2.3.4', 'server'],
  ['1.9.0', '2.3.4', 'server'],
  ['3.0.0', '2.3.4', 'client'],
  [undefined, '2.3.4', 'server'],
  ['latest', '2.3.4', 'server'],
])('of a server that speaks %s and a client that speaks %s, %s is updated', (server, client, side) => {
  expect(toUpdate(server, client)).toBe(side);
});
