import { expect } from 'vitest';
import { defaultOptions } from '../../../src/providers/insforge/options.ts';
import { failure, type Reply, textAt, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const { anonKey, apiKey } = defaultOptions;
const otherKey = `ik_${'0'.repeat(64)}`;
const rootAdmin = { username: 'admin', password: 'change-this-password' };
const checkToken = 'Check the token is valid or login to get a new token.';
const noToken = failure(401, 'AUTH_INVALID_CREDENTIALS', 'No token provided', checkToken);
const noAdminToken = failure(401, 'AUTH_INVALID_CREDENTIALS', 'No admin token provided', checkToken);
const invalidToken = failure(401, 'AUTH_UNAUTHORIZED', 'Invalid token');
const badApiKey = failure(
  401,
  'AUTH_INVALID_API_KEY',
  'Invalid API key',
  'Check the API key is valid or generate a new API key.',
);

type Headers = Record<string, string>;
type Refusal = ReturnType<typeof failure>;

const signUp = ({ post }: World, headers: Headers): Promise<Reply> =>
  post('/api/auth/users', { email: 'ada@example.com', password: 'ada-new-pass1' }, headers);

const administration: readonly [string, (world: World, headers: Headers) => Promise<Reply>][] = [
  ['reading the configuration', ({ get }, headers) => get('/api/auth/config', headers)],
  ['changing the configuration', ({ put }, headers) => put('/api/auth/config', {}, headers)],
  ['listing users', ({ get }, headers) => get('/api/auth/users', headers)],
  ['reading the anon key', ({ get }, headers) => get('/api/metadata/anon-key', headers)],
  ['reading the API key', ({ get }, headers) => get('/api/metadata/api-key', headers)],
  ['deleting users', (world, headers) => world.delete('/api/auth/users', { userIds: [crypto.randomUUID()] }, headers)],
];

async function userToken({ post }: World): Promise<string> {
  return textAt((await post('/api/auth/sessions', u)).body, 'accessToken');
}

async function adminToken({ post }: World): Promise<string> {
  return textAt((await post('/api/auth/admin/sessions', rootAdmin)).body, 'accessToken');
}

/** Which credentials an operation accepts. */
export const credentialsVectors: readonly Vector[] = [
  ...table<[string, Headers]>(
    [
      ['the anon key', { authorization: `Bearer ${anonKey}` }],
      ['the API key as a bearer token', { authorization: `Bearer ${apiKey}` }],
      ['the API key in its own header', { 'x-api-key': apiKey }],
    ],
    'lets %s sign somebody up',
  )((_, headers) => ({
    async run(world) {
      expect((await signUp(world, headers)).status).toBe(200);
    },
  })),
  ...table<[string, Headers, Refusal]>(
    [
      ['nothing', {}, noToken],
      ['an empty token', { authorization: 'Bearer ' }, noToken],
      ['the anon key without a scheme', { authorization: anonKey }, noToken],
      ['the anon key with a scheme in lower case', { authorization: `bearer ${anonKey}` }, noToken],
      ['a password', { authorization: 'Basic YTpi' }, noToken],
      [
        'another anon key',
        { authorization: `Bearer anon_${'0'.repeat(64)}` },
        failure(401, 'AUTH_INVALID_CREDENTIALS', 'Invalid anon key', checkToken),
      ],
      ['nonsense', { authorization: 'Bearer nonsense' }, invalidToken],
      ['another API key', { authorization: `Bearer ${otherKey}` }, badApiKey],
      ['another API key in its own header', { 'x-api-key': otherKey }, badApiKey],
      ['the anon key as an API key', { 'x-api-key': anonKey }, badApiKey],
    ],
    'does not let %s sign somebody up',
  )((_, headers, refusal) => ({
    async run(world) {
      expect(await signUp(world, headers)).toEqual(refusal);
      expect(await world.mock.accounts.find('ada@example.com')).toBeUndefined();
    },
  })),
  {
    title: 'does not let an expired token sign somebody up',
    async run(world) {
      const authorization = `Bearer ${await userToken(world)}`;
      world.mock.clock.advance('15m');

      expect(await signUp(world, { authorization })).toEqual(invalidToken);
    },
  },
  ...table(
    administration,
    'leaves %s to administrators',
  )((_, act) => ({
    async run(world) {
      const [user, admin] = [await userToken(world), await adminToken(world)];
      const forbidden = failure(
        403,
        'AUTH_UNAUTHORIZED',
        'Admin access required',
        'Check the admin token is valid or login as admin to get a new token.',
      );

      expect(await act(world, {})).toEqual(noAdminToken);
      expect(await act(world, { authorization: apiKey })).toEqual(noAdminToken);
      expect(await act(world, { authorization: 'Bearer nonsense' })).toEqual(invalidToken);
      expect(await act(world, { authorization: `Bearer ${anonKey}` })).toEqual(invalidToken);
      expect(await act(world, { authorization: `Bearer ${otherKey}` })).toEqual(badApiKey);
      expect(await act(world, { 'x-api-key': otherKey })).toEqual(badApiKey);
      expect(await act(world, { authorization: `Bearer ${user}` })).toEqual(forbidden);
      expect((await act(world, { authorization: `Bearer ${admin}` })).status).toBe(200);
      expect((await act(world, { authorization: `Bearer ${apiKey}` })).status).toBe(200);
      expect((await act(world, { 'x-api-key': apiKey })).status).toBe(200);
    },
  })),
];
