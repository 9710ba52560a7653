import { createLocalJWKSet, decodeProtectedHeader, importJWK, jwtVerify, SignJWT } from 'jose';
import { expect } from 'vitest';
import { signingKeys } from '../../../src/providers/stack-auth/signing-keys.ts';
import {
  asAdmin,
  asNobody,
  asServer,
  done,
  type Headed,
  known,
  nowMillis,
  projectId,
  publishableClientKey,
  type Reply,
  refusedBySchema,
  said,
  signIn,
  textAt,
  u,
  type World,
  withToken,
} from '../world.ts';
import { isUnexpected, made } from './passwords.ts';
import { replies, story, type Vector } from './vector.ts';

const id = '00000000-0000-4000-8000-000000000009';
const refreshPath = '/auth/sessions/current/refresh';
const current = '/auth/sessions/current';
const tokenPath = '/auth/oauth/token';
const noSession = known(
  401,
  'REFRESH_TOKEN_NOT_FOUND_OR_EXPIRED',
  'Refresh token not found for this project, or the session has expired/been revoked.',
);
const cannotGetMe = known(
  400,
  'CANNOT_GET_OWN_USER_WITHOUT_USER',
  "You have specified 'me' as a userId, but did not provide authentication for a user.",
);
const refresh = ({ post }: World, token: string, headers: Headed = {}): Promise<Reply> =>
  post(refreshPath, undefined, { 'x-stack-refresh-token': token, ...headers });
const claimsOf = (token: string): Record<string, unknown> => JSON.parse(atob(token.split('.')[1] ?? ''));
const sessionOf = (token: string): string => String(claimsOf(token)['refresh_token_id']);

/** Beginning, listing and ending sessions. */
export const sessions: readonly Vector[] = [
  story('begins a session for any user, for servers', async ({ post }) => {
    const { status, body } = await post('/auth/sessions', { user_id: u.id }, asServer);

    expect(status).toBe(200);
    expect(Object.keys(Object(body))).toEqual(['refresh_token', 'access_token']);
  }),
  story('begins a session for the caller', async (world) => {
    const { access } = await signIn(world);

    expect((await world.post('/auth/sessions', { user_id: 'me' }, { ...asServer, ...withToken(access) })).status).toBe(
      200,
    );
    expect(await world.post('/auth/sessions', { user_id: 'me' }, asServer)).toEqual(cannotGetMe);
  }),
  replies(
    'begins no session for a user that there is not',
    ({ post }) => post('/auth/sessions', { user_id: id }, asServer),
    known(400, 'USER_ID_DOES_NOT_EXIST', `The given user with the ID ${id} does not exist.`, { user_id: id }),
  ),
  ...(
    [
      [{}, ['body.user_id must be defined']],
      [{ user_id: 'x' }, ['body.user_id must be a valid UUID']],
      [
        { user_id: u.id, expires_in_millis: 31_708_800_001, is_impersonation: 'zz' },
        [
          'body.expires_in_millis must be less than or equal to 31708800000',
          'body.is_impersonation must be a `boolean` type, but the final value was: `"zz"`.',
        ],
      ],
      [
        { user_id: u.id, expires_in_millis: 'abc' },
        [
          'body.expires_in_millis must be a `number` type, but the final value was: `NaN` (cast from the value `"abc"`).',
        ],
      ],
      [{ user_id: u.id, expires_in_millis: null }, ['body.expires_in_millis cannot be null']],
    ] as const
  ).map(([body, lines]) =>
    replies(
      `begins no session by ${JSON.stringify(body)}`,
      ({ post }) => post('/auth/sessions', body, asServer),
      refusedBySchema('POST /api/v1/auth/sessions', ...lines),
    ),
  ),
  story('fails on a session that ends before it begins', async ({ post }) => {
    expect(isUnexpected(await post('/auth/sessions', { user_id: u.id, expires_in_millis: -1 }, asServer))).toBe(true);
  }),
  story('asks for no second factor', async ({ post, patch }) => {
    await patch(`/users/${u.id}`, { totp_secret_base64: 'AA==' }, asServer);

    expect((await post('/auth/sessions', { user_id: u.id }, asServer)).status).toBe(200);
  }),
  story('ends refreshing when it was told to, but not the access token', async (world) => {
    const { body } = await world.post('/auth/sessions', { user_id: u.id, expires_in_millis: '1000' }, asServer);
    const token = textAt(body, 'access_token');
    expect(Number(claimsOf(token)['exp']) - nowMillis / 1_000).toBe(600);
    world.mock.clock.advance(1_000);

    expect(await refresh(world, textAt(body, 'refresh_token'))).toEqual(noSession);
    expect((await world.get('/users/me', withToken(token))).status).toBe(200);
  }),
  story('lists sessions, the newest first, expired ones too', async (world) => {
    await world.post('/auth/sessions', { user_id: u.id, expires_in_millis: 0 }, asServer);
    world.mock.clock.advance(5);
    const { access } = await signIn(world);

    const { status, body } = await world.get('/auth/sessions?user_id=me', withToken(access));

    const shown = {
      user_id: u.id,
      is_impersonation: false,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    };
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        items: [
          {
            ...shown,
            id: sessionOf(access),
            created_at: nowMillis + 5,
            last_used_at: nowMillis + 5,
            is_current_session: true,
          },
          { ...shown, created_at: nowMillis, last_used_at: nowMillis, is_current_session: false },
        ],
        is_paginated: false,
      },
    });
  }),
  story('shows impersonations to administrators only', async ({ post, get }) => {
    await post('/auth/sessions', { user_id: u.id, is_impersonation: 'true' }, asServer);
    const count = async (headers: Headed): Promise<number> =>
      Object((await get(`/auth/sessions?user_id=${u.id}`, headers)).body).items.length;

    expect([await count(asServer), await count(asAdmin)]).toEqual([0, 1]);
  }),
  story('says from where something like a browser has refreshed', async (world) => {
    const { refresh: token } = await signIn(world);
    const last = async (): Promise<unknown> =>
      Object((await world.get(`/auth/sessions?user_id=${u.id}`, asServer)).body).items[0].last_used_at_end_user_ip_info;

    await refresh(world, token, { 'user-agent': 'curl/8' });
    expect(await last()).toBeUndefined();
    await refresh(world, token, { 'user-agent': 'Mozilla/5.0' });
    expect(await last()).toEqual({ ip: expect.stringMatching(/127\.0\.0\.1$/) });
  }),
  replies(
    'wants to know whose sessions',
    ({ get }) => get('/auth/sessions'),
    refusedBySchema('GET /api/v1/auth/sessions', 'query.user_id must be defined'),
  ),
  replies(
    'refuses other query parameters',
    ({ get }) => get('/auth/sessions?user_id=x&a=1'),
    refusedBySchema(
      'GET /api/v1/auth/sessions',
      'query.user_id must be a valid UUID',
      'query contains unknown properties: a',
    ),
  ),
  replies('lists no sessions of nobody', ({ get }) => get('/auth/sessions?user_id=me'), cannotGetMe),
  story('lets a client see its own only', async (world) => {
    const { access } = await signIn(world);

    expect(await world.get(`/auth/sessions?user_id=${id}`, withToken(access))).toEqual(
      said(403, 'Client can only list sessions for their own user.'),
    );
    expect(await world.get(`/auth/sessions?user_id=${id}`)).toEqual(cannotGetMe);
    expect((await world.get(`/auth/sessions?user_id=${id}`, asServer)).body).toEqual({
      items: [],
      is_paginated: false,
    });
  }),
  story('ends another session of the user, and not the current one', async (world) => {
    const [mine, other] = [await signIn(world), await signIn(world)];
    const end = (token: string): Promise<Reply> =>
      world.delete(`/auth/sessions/${sessionOf(token)}?user_id=me`, withToken(mine.access));

    expect(await end(mine.access)).toEqual(
      known(400, 'CANNOT_DELETE_CURRENT_SESSION', 'Cannot delete the current session.'),
    );
    expect(await end(other.access)).toEqual(done);
    expect(await end(other.access)).toEqual(said(404, 'Session not found.'));
    expect(await refresh(world, other.refresh)).toEqual(noSession);
  }),
  story('ends no session of another user for a client, but for a server', async (world) => {
    const { access } = await signIn(world);
    const stranger = await made(world, {});
    const path = `/auth/sessions/${sessionOf(stranger.access)}?user_id=${u.id}`;

    expect(await world.delete(path, withToken(access))).toEqual(said(404, 'Session not found.'));
    expect(await world.delete(path, asServer)).toEqual(done);
  }),
  replies(
    'wants a session and its user',
    ({ delete: remove }) => remove('/auth/sessions/1'),
    refusedBySchema(
      'DELETE /api/v1/auth/sessions/1',
      'params.id must be a valid UUID',
      'query.user_id must be defined',
    ),
  ),
  replies(
    'knows no session of me where nobody is signed in',
    ({ delete: remove }) => remove(`/auth/sessions/${id}?user_id=me`),
    cannotGetMe,
  ),
  story('signs out by the access token, which lives on', async (world) => {
    const { access, refresh: token } = await signIn(world);

    expect(await world.delete(current, withToken(access))).toEqual(done);
    expect(await world.delete(current, withToken(access))).toEqual(noSession);
    expect(await refresh(world, token)).toEqual(noSession);
    expect((await world.get('/users/me', withToken(access))).status).toBe(200);
  }),
  story('signs out regardless of the body and the access type', async (world) => {
    const { access } = await signIn(world);

    expect(await world.delete(current, { ...asServer, ...withToken(access) }, { any: 'thing' })).toEqual(done);
  }),
  story('takes a missing access token for one that has expired just now', async ({ delete: remove }) => {
    const { status, body } = await remove(current);

    expect({ status, body }).toMatchObject({
      status: 401,
      body: {
        code: 'ACCESS_TOKEN_EXPIRED',
        details: { expired_at_millis: nowMillis, project_id: null, user_id: null, refresh_token_id: null },
      },
    });
    expect(textAt(body, 'error')).toMatch(
      /^Access token has expired\. .* \(The access token expired at 2026-01-02T03:04:05\.000Z\.\)\n\nDebug info: /,
    );
  }),
];

const grant = (fields: object): URLSearchParams =>
  new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: projectId,
    client_secret: publishableClientKey,
    ...fields,
  });
const badClient = known(
  400,
  'INVALID_OAUTH_CLIENT_ID_OR_SECRET',
  'The OAuth client ID or secret is invalid. The client ID must be equal to the project ID (potentially with a hash and a branch ID), and the client secret must be a publishable client key.',
  { client_id: null },
);
const keyRequired = known(
  401,
  'PUBLISHABLE_CLIENT_KEY_REQUIRED_FOR_PROJECT',
  'Publishable client keys are required for this project. Create one in Project Keys, or disable this requirement there to allow keyless client access.',
  { project_id: projectId },
);
const required = { options: { requirePublishableClientKey: true } };
const jwks = `/projects/${projectId}/.well-known/jwks.json`;

/** Access tokens, how they are renewed, and the keys to verify them with. */
export const tokens: readonly Vector[] = [
  story('says who the user is and verifies against the keys that are served', async ({ get, post, ...world }) => {
    const { access } = await signIn({ get, post, ...world });
    const { body } = await get(jwks, asNobody);

    const verified = await jwtVerify(access, createLocalJWKSet(Object(body)), { currentDate: new Date(nowMillis) });

    const { keys } = Object(body);
    expect(decodeProtectedHeader(access)).toEqual({ alg: 'ES256', kid: keys[0].kid });
    expect(Object.entries(claimsOf(access))).toEqual(
      Object.entries({
        sub: u.id,
        project_id: projectId,
        branch_id: 'main',
        refresh_token_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        role: 'authenticated',
        name: u.name,
        email: u.email,
        email_verified: true,
        selected_team_id: null,
        signed_up_at: nowMillis / 1_000,
        is_anonymous: false,
        is_restricted: false,
        restricted_reason: null,
        requires_totp_mfa: false,
        iss: expect.stringMatching(new RegExp(`^https?://.*/api/v1/projects/${projectId}$`)),
        iat: nowMillis / 1_000,
        aud: projectId,
        exp: nowMillis / 1_000 + 600,
      }),
    );
    expect(verified.payload.sub).toBe(u.id);
  }),
  ...(
    [
      [{ is_anonymous: true }, 'anon', 'projects-anonymous-users', 'include_anonymous', { type: 'anonymous' }],
      [
        { restricted_by_admin: true },
        'restricted',
        'projects-restricted-users',
        'include_restricted',
        { type: 'restricted_by_administrator' },
      ],
    ] as const
  ).map(([fields, audience, issuer, query, reason]) =>
    story(`signs for ${audience} users with keys of their own`, async (world) => {
      const { access } = await made(world, fields);
      const { body } = await world.get(`${jwks}?${query}=true`, asNobody);

      await jwtVerify(access, createLocalJWKSet(Object(body)), { currentDate: new Date(nowMillis) });

      expect(claimsOf(access)).toMatchObject({
        aud: `${projectId}:${audience}`,
        iss: expect.stringContaining(`/api/v1/${issuer}/${projectId}`),
        restricted_reason: reason,
        is_restricted: true,
      });
    }),
  ),
  ...(
    [
      ['names another issuer', {}, { iss: 'http://localhost/api/v1/projects/internal' }],
      ['names another kind of user than its issuer', {}, { aud: `${projectId}:anon` }],
      ['names a key that there is not', { kid: 'x' }, {}],
    ] as const
  ).map(([name, header, claims]) =>
    story(`takes no token that ${name}, even if it is signed`, async (world) => {
      const { access } = await signIn(world);
      const key = await importJWK(signingKeys.normal[0], 'ES256');
      const sign = (more: object, changes: object): Promise<string> =>
        new SignJWT({ ...claimsOf(access), ...changes })
          .setProtectedHeader({ alg: 'ES256', ...decodeProtectedHeader(access), ...more })
          .sign(key);

      expect((await world.get('/users/me', withToken(await sign({}, {})))).status).toBe(200);
      expect(await world.get('/users/me', withToken(await sign(header, claims)))).toEqual(
        known(401, 'UNPARSABLE_ACCESS_TOKEN', 'Access token is not parsable.'),
      );
    }),
  ),
  story(
    'names the server that it was told to be',
    async (world) => {
      const { access } = await signIn(world);

      expect(claimsOf(access)['iss']).toBe(`https://auth.example.com/api/v1/projects/${projectId}`);
      expect((await world.get('/users/me', withToken(access))).status).toBe(200);
    },
    { options: { apiUrl: 'https://auth.example.com' } },
  ),
  ...(
    [
      ['', 2],
      ['?include_restricted=true', 4],
      ['?include_anonymous=true', 6],
      ['?include_anonymous=false&include_restricted=false', 2],
    ] as const
  ).map(([query, count]) =>
    story(`serves ${count} keys for ${JSON.stringify(query)}, to be kept for an hour`, async ({ get }) => {
      const { body, headers } = await get(jwks + query, asNobody);

      const { keys } = Object(body);
      expect(new Set(keys.map(({ kid }: { kid: string }) => kid)).size).toBe(count);
      expect(Object.entries(keys[0])).toEqual(
        Object.entries({
          kty: 'EC',
          crv: 'P-256',
          alg: 'ES256',
          kid: expect.stringMatching(/^[\w-]{12}$/),
          x: expect.stringMatching(/^[\w-]{43}$/),
          y: expect.stringMatching(/^[\w-]{43}$/),
        }),
      );
      expect(headers.get('cache-control')).toBe('public, max-age=3600');
    }),
  ),
  replies(
    'refuses other query parameters and values',
    ({ get }) => get(`${jwks}?include_anonymous=1&a=1`, asNobody),
    refusedBySchema(
      `GET /api/v1${jwks}`,
      'query.include_anonymous must be one of the following values: true, false',
      'query contains unknown properties: a',
    ),
  ),
  replies(
    'has no keys of a project that there is not',
    ({ get }) => get('/projects/x/.well-known/jwks.json', asNobody),
    said(404, 'Project not found'),
  ),
  story('names other keys for other projects', async ({ get }) => {
    const kid = async (project: string): Promise<string> =>
      Object((await get(`/projects/${project}/.well-known/jwks.json`, asNobody)).body).keys[0].kid;

    expect(await kid('internal')).not.toBe(await kid(projectId));
  }),
  story('renews an access token: its claims are of this moment, and the session was used', async (world) => {
    const { refresh: token } = await signIn(world);
    world.mock.clock.advance('1h');

    const { status, body } = await refresh(world, token);

    expect(status).toBe(200);
    expect(Object.keys(Object(body))).toEqual(['access_token']);
    expect(claimsOf(textAt(body, 'access_token'))['iat']).toBe(nowMillis / 1_000 + 3_600);
    const { body: user } = await world.get(`/users/${u.id}`, asServer);
    expect(user).toMatchObject({ last_active_at_millis: nowMillis + 3_600_000 });
  }),
  story('renews for 365 days', async (world) => {
    const { refresh: token } = await signIn(world);
    world.mock.clock.advance(365 * 24 * 60 * 60_000 - 1);
    expect((await refresh(world, token)).status).toBe(200);
    world.mock.clock.advance(1);

    expect(await refresh(world, token)).toEqual(noSession);
  }),
  ...['', 'x', 'X'.repeat(45)].map((token) =>
    replies(`does not know the refresh token ${JSON.stringify(token)}`, (world) => refresh(world, token), noSession),
  ),
  story('knows a refresh token in its own case and project only', async (world) => {
    const { refresh: token } = await signIn(world);

    expect(await refresh(world, token.toUpperCase())).toEqual(noSession);
    expect(await refresh(world, token, { 'x-stack-project-id': 'internal' })).toEqual(noSession);
  }),
  story('renews the way OAuth has it, without any header of the project', async (world) => {
    const { refresh: refresh_token } = await signIn(world);

    const { status, body, headers } = await world.post(tokenPath, grant({ refresh_token }), asNobody);

    expect({ status, body }).toEqual({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^eyJ/),
        token_type: 'Bearer',
        expires_in: 3599,
        scope: 'legacy',
        afterCallbackRedirectUrl: null,
        after_callback_redirect_url: null,
      },
    });
    expect([headers.get('cache-control'), headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
  }),
  story('renews by JSON, a branch behind the id, unknown fields and the sentinel for no key', async (world) => {
    const { refresh: refresh_token } = await signIn(world);
    const body = {
      grant_type: 'refresh_token',
      client_id: `${projectId}#main`,
      client_secret: '__stack_public_client__',
      refresh_token,
      scope: 'legacy',
      foo: 1,
    };

    expect((await world.post(tokenPath, body, asNobody)).status).toBe(200);
  }),
  replies('refuses a wrong secret', ({ post }) => post(tokenPath, grant({ client_secret: 'x' }), asNobody), badClient),
  replies(
    'refuses a wrong secret where one is required',
    ({ post }) => post(tokenPath, grant({ client_secret: 'x' }), asNobody),
    badClient,
    required,
  ),
  replies(
    'refuses the sentinel where a key is required',
    ({ post }) => post(tokenPath, grant({ client_secret: '__stack_public_client__' }), asNobody),
    keyRequired,
    required,
  ),
  replies(
    'refuses no secret where a key is required',
    ({ post }) => post(tokenPath, { grant_type: 'refresh_token', client_id: projectId }, asNobody),
    keyRequired,
    required,
  ),
  ...[{ client_id: projectId }, { client_secret: publishableClientKey }, { client_id: 'x', client_secret: 'y' }].map(
    (fields) =>
      replies(
        `refuses the client ${JSON.stringify(fields)}`,
        ({ post }) => post(tokenPath, { grant_type: 'refresh_token', ...fields }, asNobody),
        badClient,
      ),
  ),
  ...(
    [
      [{}, 'Missing parameter: `refresh_token`'],
      [{ refresh_token: '' }, 'Missing parameter: `refresh_token`'],
      [{ refresh_token: 'é' }, 'Invalid parameter: `refresh_token`'],
      [{ refresh_token: 'a\nb' }, 'Invalid parameter: `refresh_token`'],
    ] as const
  ).map(([fields, error_description]) =>
    story(`says the OAuth way what is wrong with ${JSON.stringify(fields)}`, async ({ post }) => {
      const reply = await post(tokenPath, grant(fields), asNobody);

      expect(reply).toEqual({ status: 400, body: { error: 'invalid_request', error_description } });
      expect(reply.headers.get('x-stack-known-error')).toBeNull();
      expect(reply.text).not.toContain('\n');
    }),
  ),
  replies(
    'does not know an unknown refresh token',
    ({ post }) => post(tokenPath, grant({ refresh_token: 'x' }), asNobody),
    noSession,
  ),
  replies(
    'takes no authorization code',
    ({ post }) => post(tokenPath, grant({ grant_type: 'authorization_code', code: 'x' }), asNobody),
    known(400, 'INVALID_AUTHORIZATION_CODE', 'The given authorization code is invalid.'),
  ),
  story('fails on another scope', async (world) => {
    const { refresh: refresh_token } = await signIn(world);

    expect(isUnexpected(await world.post(tokenPath, grant({ refresh_token, scope: 'x' }), asNobody))).toBe(true);
  }),
];
