import { expect, test } from 'vitest';
import { clientAddress } from './forwarded-for.ts';

const peer = '10.0.0.9';

test.each<[string, string | undefined, number | false, string]>([
  ['the peer without the header', undefined, 2, peer],
  ['the only entry', '203.0.113.7', 2, '203.0.113.7'],
  ['the left one of two entries', '203.0.113.7, 10.0.0.1', 2, '203.0.113.7'],
  ['the middle one of three entries', '198.51.100.9, 203.0.113.7, 10.0.0.1', 2, '203.0.113.7'],
  ['the right one of two entries with one hop', '203.0.113.7, 10.0.0.1', 1, '10.0.0.1'],
  ['the peer where no proxy is trusted', '203.0.113.7', false, peer],
  ['the peer with no hops', '203.0.113.7', 0, peer],
  ['the peer with an empty header', '', 2, peer],
  ['entries without the empty ones', ' , 203.0.113.7,, 10.0.0.1', 2, '203.0.113.7'],
])('takes %s', (_, header, hops, expected) => {
  expect(clientAddress(peer, header, hops)).toBe(expected);
});

test('believes the leftmost address where all are believed', () => {
  expect(clientAddress('10.0.0.1', '192.0.2.1, 192.0.2.2, 192.0.2.3', 'all')).toBe('192.0.2.1');
  expect(clientAddress('10.0.0.1', undefined, 'all')).toBe('10.0.0.1');
});
