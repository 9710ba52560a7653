import { expect } from 'vitest';
import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import type { World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const id = (digit: number): string => `00000000-0000-4000-8000-00000000000${digit}`;
const seed = [
  { id: id(1), email: 'ann@example.com', password: 'ann-old-pass1', createdAt: '2026-01-01T00:00:01Z', name: 'Ann' },
  {
    id: id(2),
    email: 'b_b@example.com',
    createdAt: '2026-01-01T00:00:02Z',
    providers: ['google'],
    emailVerified: false,
  },
  { id: id(3), email: 'cyd@example.com', createdAt: '2026-01-01T00:00:03Z', name: '50%' },
];

async function listed({ get }: World, query: string): Promise<unknown> {
  const { status, body } = await get(`/api/auth/users${query}`, { 'x-api-key': defaultOptions.apiKey });
  expect(status).toBe(200);
  const { data, pagination } = body as { data: { email: string }[]; pagination: unknown };
  return [data.map(({ email }) => email.slice(0, 3)).join(' '), pagination];
}

/** `GET /api/auth/users`. */
export const listUsersVectors: readonly Vector[] = [
  {
    title: 'lists all accounts, the newest first',
    settings: { seed: seed.slice(0, 2) },
    async run({ get }) {
      expect(await get('/api/auth/users', { authorization: `Bearer ${defaultOptions.apiKey}` })).toEqual({
        status: 200,
        body: {
          data: [
            {
              id: id(2),
              email: 'b_b@example.com',
              emailVerified: false,
              createdAt: '2026-01-01T00:00:02.000Z',
              updatedAt: '2026-01-01T00:00:02.000Z',
              providers: ['google'],
              profile: {},
              metadata: {},
            },
            {
              id: id(1),
              email: 'ann@example.com',
              emailVerified: true,
              createdAt: '2026-01-01T00:00:01.000Z',
              updatedAt: '2026-01-01T00:00:01.000Z',
              providers: ['email'],
              profile: { name: 'Ann' },
              metadata: {},
            },
          ],
          pagination: { offset: 0, limit: 10, total: 2 },
        },
      });
    },
  },
  ...table<[string, string, number, number]>(
    [
      ['?limit=2', 'cyd b_b', 0, 2],
      ['?limit=2&offset=2', 'ann', 2, 2],
      ['?offset=9', '', 9, 10],
      ['?limit=1x&offset=1.9', 'b_b', 1, 1],
      ['?limit=0', 'cyd b_b ann', 0, 10],
      ['?limit=-4&offset=-4', 'cyd', 0, 1],
      ['?limit=&offset=x', 'cyd b_b ann', 0, 10],
      ['?limit=1&limit=3', 'cyd', 0, 1],
      ['?limit[a]=1', 'cyd b_b ann', 0, 10],
      ['?limit=4611686018427387904', 'cyd b_b ann', 0, 2 ** 62],
    ],
    'reads the page of %s',
  )((query, emails, offset, limit) => ({
    settings: { seed },
    async run(world) {
      expect(await listed(world, query)).toEqual([emails, { offset, limit, total: 3 }]);
    },
  })),
  ...table<[string, string]>(
    [
      ['limit=9223372036854775808', 'value "9223372036854776000" is out of range for type bigint'],
      ['offset=12345678901234567890', 'value "12345678901234567000" is out of range for type bigint'],
      ['offset=1000000000000000000000', 'invalid input syntax for type bigint: "1e+21"'],
      [`limit=${'9'.repeat(400)}`, 'invalid input syntax for type bigint: "Infinity"'],
    ],
    'fails as its database does for a page from %s',
  )((query, message) => ({
    async run({ get }) {
      expect(await get(`/api/auth/users?${query}`, { 'x-api-key': defaultOptions.apiKey })).toEqual({
        status: 500,
        body: { error: 'INTERNAL_ERROR', message, statusCode: 500 },
      });
    },
  })),
  ...table<[string, string]>(
    [
      ['nn@ex', 'ann'],
      ['Ann', 'ann'],
      ['ANN', ''],
      ['', 'cyd b_b ann'],
      ['b_b', 'b_b'],
      ['_n@', 'ann'],
      ['a%d', ''],
      ['c%d@', 'cyd'],
      ['50\\%', 'cyd'],
      ['\\_', 'b_b'],
      ['.', 'cyd b_b ann'],
      ['y.', ''],
      ['(', ''],
    ],
    'searches addresses and names for %s',
  )((search, emails) => ({
    settings: { seed },
    async run(world) {
      const total = emails === '' ? 0 : emails.split(' ').length;

      expect(await listed(world, `?search=${encodeURIComponent(search)}`)).toEqual([
        emails,
        { offset: 0, limit: 10, total },
      ]);
    },
  })),
];
