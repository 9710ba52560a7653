import { expect } from 'vitest';
import { ada, asServer, failure } from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const one = `/admin/users/${ada.id}`;
const noBearer = failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
const noUser = failure(404, 'user_not_found', 'User not found');
const noUuid = failure(404, 'validation_failed', 'user_id must be an UUID');
const internal = 'Internal Server Error';
const badSort = (detail: string) => failure(400, 'validation_failed', `Bad Sort Parameters: ${detail}`);
const list = '/admin/users';

/** Methods and paths. */
const methodVectors: readonly Vector[] = [
  ...table(
    ['/recover', '/nowhere', '/user', '/admin/users'],
    'a method unknown to the router is 405 on %s',
  )((path) => ({
    async run({ send }) {
      const reply = await send(path, { method: 'PROPFIND' });

      expect(reply).toEqual({ status: 405, body: '' });
      expect(reply.headers.get('allow')).toBeNull();
    },
  })),
  ...table(
    ['PUT', 'PATCH', 'OPTIONS'],
    '/reauthenticate asks for a bearer token ahead of the method %s',
  )((method) => ({
    async run({ send }) {
      expect(await send('/reauthenticate', { method })).toEqual(noBearer);
    },
  })),
  ...table(
    [
      ['/admin/users/x', noUuid],
      ['/admin/users/00000000-0000-4000-8000-000000000000', noUser],
      [one, { status: 405, body: '' }],
    ] as const,
    'the account of %s is looked for ahead of the method',
  )((path, expected) => ({
    async run({ send }) {
      expect(await send(path, { method: 'PATCH', headers: asServer })).toEqual(expected);
    },
  })),
  ...table(
    [`{${ada.id}}`, ada.id.replaceAll('-', ''), `urn:uuid:${ada.id}`, ada.id.toUpperCase()],
    'an account is found by %s',
  )((id) => ({
    async run({ get }) {
      expect((await get(`/admin/users/${id}`, asServer)).body).toMatchObject({ id: ada.id });
    },
  })),
  ...table(
    ['%zz', '%7', `{${ada.id}`],
    'no account has the id %s',
  )((id) => ({
    async run({ mock }) {
      const response = await mock.fetch(`/auth/v1/admin/users/${id}`, { headers: asServer });

      expect(response.status).toBe(id.startsWith('%') ? 400 : 404);
      if (id.startsWith('%')) expect(await response.text()).toBe('400 Bad Request');
    },
  })),
];

/** Days of the version header, and errors that nobody foresaw. */
const formVectors: readonly Vector[] = [
  ...table(
    ['2024-02-30', '2024-04-31', '2025-02-29'],
    '%s is no day, so an error has the old form',
  )((day) => ({
    async run(world) {
      expect(await world.post('/recover', {}, { 'x-supabase-api-version': day })).toEqual({
        status: 400,
        body: { code: 400, error_code: 'validation_failed', msg: 'Password recovery requires an email' },
      });
    },
  })),
  {
    title: 'an error that was not foreseen has neither an id in the old form nor x-sb-error-code',
    async run(world) {
      const body = { email: ada.email, code_challenge: 'x'.repeat(43), code_challenge_method: 'md5' };
      const reply = await world.post('/recover', body, { 'x-supabase-api-version': '' });
      const msg = 'Unexpected failure, please check server logs for more information';

      expect(reply).toEqual({ status: 500, body: { code: 500, error_code: 'unexpected_failure', msg } });
      expect(reply.headers.get('x-sb-error-code')).toBeNull();
    },
  },
  {
    title: 'pages of no accounts fail, without an id in the old form and without x-sb-error-code',
    async run({ get }) {
      const reply = await get(`${list}?per_page=0`, asServer);

      expect(reply).toEqual(failure(500, 'unexpected_failure', internal));
      expect(reply.headers.get('x-sb-error-code')).toBeNull();
      expect(await get(`${list}?per_page=0`, { ...asServer, 'x-supabase-api-version': '' })).toEqual({
        status: 500,
        body: { code: 500, error_code: 'unexpected_failure', msg: internal },
      });
    },
  },
];

/** Pages of accounts. */
const pageVectors: readonly Vector[] = [
  ...table(
    [
      ['?page=0', '</admin/users?page=1>; rel="next", </admin/users?page=1>; rel="last"'],
      ['', '</admin/users?page=1>; rel="last"'],
      ['/', '</admin/users/?page=1>; rel="last"'],
      ['?filter=nobody', '</admin/users?filter=nobody&page=0>; rel="last"'],
    ] as const,
    'the links of /admin/users%s',
  )((query, link) => ({
    async run({ get }) {
      const { status, headers } = await get(`${list}${query}`, asServer);

      expect([status, headers.get('link')]).toEqual([200, link]);
    },
  })),
  {
    title: 'page 0 is the first page',
    async run({ get }) {
      expect((await get(`${list}?page=0`, asServer)).body).toMatchObject({ users: [{ id: ada.id }] });
    },
  },
  replies(
    'a page is a number of 64 bits',
    ({ get }) => get(`${list}?page=18446744073709551616`, asServer),
    failure(
      400,
      'validation_failed',
      'Bad Pagination Parameters: strconv.ParseUint: parsing "18446744073709551616": value out of range',
    ),
  ),
  replies(
    'accounts are not sorted by address',
    ({ get }) => get(`${list}?sort=email`, asServer),
    badSort("bad field for sort 'email'"),
  ),
  replies(
    'accounts are not sorted upwards',
    ({ get }) => get(`${list}?sort=created_at%20up`, asServer),
    badSort("bad direction for sort 'up', only 'asc' and 'desc' allowed"),
  ),
  ...table(
    [
      ['%25', 1],
      ['a%25example', 1],
      ['ad_@', 1],
      ['ad__@', 0],
      ['z%25', 0],
      ['a.a', 0],
    ] as const,
    'the filter %s is a pattern of LIKE',
  )((filter, count) => ({
    async run({ get }) {
      const { body } = await get(`${list}?filter=${filter}`, asServer);

      expect(Object(body).users).toHaveLength(count);
    },
  })),
];

/** The router, forms of errors, and pages. */
export const routingVectors: readonly Vector[] = [...methodVectors, ...formVectors, ...pageVectors];
