import { expect } from 'vitest';
import { asAdmin, failure, forbidden, invalid, nothing, signedIn, u, type World } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const base = '/api/admin/user-admin';
const avatar = expect.stringMatching(/^https:\/\/gravatar\.com\/avatar\/[0-9a-f]{64}\?s=42&d=retro&r=g$/);
const seed = [
  { email: 'ada@example.com', username: 'ada_x', name: 'Ada Lovelace', rootRole: 'Editor' },
  { email: 'bob@example.com', name: 'b%b', rootRole: 'Admin', password: 'Start-Passw0rd!' },
  { email: 'carol', rootRole: 1 },
] as const;

async function found({ get }: World, query: string): Promise<unknown> {
  const { status, body } = await get(`${base}/search?${query}`, asAdmin);
  expect(status).toBe(200);
  return (body as { id: number }[]).map(({ id }) => id);
}

/** Lists and counts of accounts for administrators, and two for everybody who is signed in. */
export const userListVectors: readonly Vector[] = [
  {
    title: 'the search shows an account without role and dates',
    settings: { seed },
    async run({ get }) {
      expect(await get(`${base}/search?q=ada`, asAdmin)).toEqual({
        status: 200,
        body: [
          {
            accountType: 'User',
            id: 2,
            name: 'Ada Lovelace',
            username: 'ada_x',
            email: 'ada@example.com',
            imageUrl: avatar,
            seenAt: null,
            scimId: null,
            seatType: null,
            companyRole: null,
            productUpdatesEmailConsent: null,
          },
        ],
      });
    },
  },
  ...table<[string, readonly number[]]>(
    [
      ['q=LACE', [2]],
      ['q=CAR', [4]],
      ['q=example', []],
      ['q=a', []],
      ['q=', []],
      ['', []],
      ['q=%25', []],
      ['q=b_b', [3]],
      ['q=b%25b', [3]],
      ['q=ada%5C_x', [2]],
      ['q=ada%5C', []],
      ['q=ada&x=1', [2]],
      ['q=%25%25', [-1337, -42, 1, 2, 3, 4]],
      ['q=unleash_', [-1337, -42]],
      ['q=system', []],
    ],
    'the search for %s finds %j',
  )((query, ids) => ({
    settings: { seed },
    async run(world) {
      expect(await found(world, query)).toEqual(ids);
    },
  })),
  replies(
    'the search refuses more than one text',
    ({ get }) => get(`${base}/search?q=ada&q=bob`, asAdmin),
    invalid({ message: 'The `/query/q` property must be string. You sent ["ada","bob"].', path: '/query/q' }),
  ),
  replies(
    'the search fails with a NUL',
    ({ get }) => get(`${base}/search?q=a%00b`, asAdmin),
    failure(
      500,
      'UnknownError',
      'select "id", "name", "username", "email", "image_url", "seen_at", "is_service", "scim_id", "seat_type", "company_role", "product_updates_email_consent" from "users" where "deleted_at" is null and "is_service" = $1 and "is_system" = $2 and "name" ilike $3 or "username" ilike $4 or "email" ilike $5 - invalid byte sequence for encoding "UTF8": 0x00',
    ),
  ),
  {
    title: 'everybody who is signed in may search, and list the accounts in short',
    settings: { seed: [...seed, { ...u, rootRole: 'Viewer' }] },
    async run(world) {
      const session = await signedIn(world);

      expect((await world.get(`${base}/search?q=ada`, session)).status).toBe(200);
      expect(await world.get(`${base}/access`, session)).toEqual({
        status: 200,
        body: {
          users: [
            { id: 1, username: 'admin', accountType: 'User' },
            { id: 2, name: 'Ada Lovelace', username: 'ada_x', email: 'ada@example.com', accountType: 'User' },
            { id: 3, name: 'b%b', email: 'bob@example.com', accountType: 'User' },
            { id: 4, username: 'carol', accountType: 'User' },
            { id: 5, name: u.name, email: u.email, accountType: 'User' },
          ],
          groups: [],
        },
      });
    },
  },
  ...table(
    ['inactive', 'admin-count'],
    '%s is for administrators',
  )((path) => ({
    async run(world) {
      expect(await world.get(`${base}/${path}`, await signedIn(world))).toEqual(forbidden);
    },
  })),
  {
    title: 'an account is inactive 180 days after it was made and last signed in',
    settings: { seed: [u, { email: 'old', rootRole: 1, createdAt: '2025-07-06T03:04:05Z' }] },
    async run(world) {
      expect(await world.get(`${base}/inactive`, asAdmin)).toEqual({
        status: 200,
        body: { version: 1, inactiveUsers: [] },
      });

      world.mock.clock.advance('1s');
      await signedIn(world);

      expect(await world.get(`${base}/inactive`, asAdmin)).toEqual({
        status: 200,
        body: {
          version: 1,
          inactiveUsers: [
            {
              id: 3,
              name: null,
              email: null,
              username: 'old',
              seenAt: null,
              createdAt: '2025-07-06T03:04:05.000Z',
              patSeenAt: null,
            },
          ],
        },
      });

      world.mock.clock.advance(180 * 86_400_000 + 1);

      expect(await world.get(`${base}/inactive`, asAdmin)).toMatchObject({
        body: { inactiveUsers: [{ id: 1 }, { id: 2, seenAt: '2026-01-02T03:04:06.000Z' }, { id: 3 }] },
      });
    },
  },
  {
    title: 'administrators are counted by whether they have a password',
    settings: { seed },
    async run({ get }) {
      expect(await get(`${base}/admin-count`, asAdmin)).toEqual({
        status: 200,
        body: { password: 2, noPassword: 1, service: 0 },
      });
    },
  },
  {
    title: 'deleting the accounts that SCIM manages deletes nobody, and is for administrators',
    settings: { seed: [u] },
    async run(world) {
      expect(await world.send('DELETE', `${base}/scim-users`, asAdmin)).toEqual(nothing);
      expect(await world.send('DELETE', `${base}/scim-users`, await signedIn(world))).toEqual(forbidden);
    },
  },
  ...table(
    ['search', 'access', 'admin-count'],
    'deleting %s is deleting an account whose id is no number',
  )((path) => ({
    async run({ send }) {
      expect(await send('DELETE', `${base}/${path}`, asAdmin)).toEqual(
        invalid({ message: `The \`/params/id\` property must be integer. You sent "${path}".`, path: '/params/id' }),
      );
    },
  })),
];
