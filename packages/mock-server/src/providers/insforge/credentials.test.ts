import { expect, test } from 'vitest';
import { failure, type Reply, start, textAt, u, type World } from '../../../test/insforge/world.ts';
import { defaultOptions } from './options.ts';

const { anonKey, apiKey } = defaultOptions;
const otherKey = `ik_${'0'.repeat(64)}`;
const rootAdmin = { username: 'admin', password: 'change-this-password' };
const checkToken = 'Check the token is valid or login to get a new token.';
const _noToken = failure(401, 'AUTH_INVALID_CREDENTIALS', 'No token provided', checkToken);
const _noAdminToken = failure(401, 'AUTH_INVALID_CREDENTIALS', 'No admin token provided', checkToken);
const _invalidToken = failure(401, 'AUTH_UNAUTHORIZED', 'Invalid token');
const _badApiKey = failure(
  401,
  'AUTH_INVALID_API_KEY',
  'Invalid API key',
  'Check the API key is valid or generate a new API key.',
);

type Headers = Record<string, string>;
type Refusal = ReturnType<typeof failure>;

const signUp = ({ post }: World, headers: Headers): Promise<Reply> =>
  post('/api/auth/users', { email: 'ada@example.com', password: 'ada-new-pass1' }, headers);

const _administration: readonly [string, (world: World, headers: Headers) => Promise<Reply>][] = [
  ['reading the configuration', ({ get }, headers) => get('/api/auth/config', headers)],
  ['changing the configuration', ({ put }, headers) => put('/api/auth/config', {}, headers)],
  ['deleting users', (world, headers) => world.delete('/api/auth/users', { userIds: [crypto.randomUUID()] }, headers)],
];

async function userToken({ post }: World): Promise<string> {
  return textAt((await post('/api/auth/sessions', u)).body, 'accessToken');
}

async function adminToken({ post }: World): Promise<string> {
  return textAt((await post('/api/auth/admin/sessions', rootAdmin)).body, 'accessToken');
}

test("lets a user's and an administrator's token sign somebody up", async () => {
  const [byUser, byAdmin] = [start(), start()];

  expect((await signUp(byUser, { authorization: `Bearer ${await userToken(byUser)}` })).status).toBe(200);
  expect((await signUp(byAdmin, { authorization: `Bearer ${await adminToken(byAdmin)}` })).status).toBe(200);
});

test.each<[string, (world: World, headers: Headers) => Promise<Reply>]>([
  [
    'asking for a reset mail',
    ({ post }, headers) => post('/api/auth/email/send-reset-password', { email: u.email }, headers),
  ],
  ['signing in', ({ post }, headers) => post('/api/auth/sessions', u, headers)],
  ['reading the public configuration', ({ get }, headers) => get('/api/auth/public-config', headers)],
])('does not look at credentials when %s', async (_, act) => {
  const { status } = await act(start(), {});

  expect((await act(start(), { authorization: 'Bearer nonsense' })).status).toBe(status);
  expect((await act(start(), { 'x-api-key': otherKey })).status).toBe(status);
});
