import { expect, test } from 'vitest';
import { placeOf } from './served-namespaces.ts';

test('the URL of a world tells the server and the namespace', () => {
  expect([placeOf('http://localhost:7357'), placeOf('http://localhost:7357/mocks/@worker-3')]).toEqual([
    { root: 'http://localhost:7357', current: '' },
    { root: 'http://localhost:7357/mocks', current: 'worker-3' },
  ]);
});
