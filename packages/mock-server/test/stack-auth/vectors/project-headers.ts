import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import {
  asAdmin,
  asNobody,
  asServer,
  callback,
  type Headed,
  known,
  nowMillis,
  projectId,
  publishableClientKey,
  said,
  secretServerKey,
  signIn,
  superSecretAdminKey,
  textAt,
  tokensIn,
  u,
  type World,
  withToken,
} from '../world.ts';
import { replies, story, type Vector } from './vector.ts';

const docs =
  'For more information, see the docs on REST API authentication: https://docs.stack-auth.com/rest-api/overview#authentication';
const noAccessType = known(
  400,
  'PROJECT_KEY_WITHOUT_ACCESS_TYPE',
  "Either an API key or an admin access token was provided, but the x-stack-access-type header is missing. Set it to 'client', 'server', or 'admin' as appropriate.",
);
const accessTypeRequired = known(
  400,
  'ACCESS_TYPE_REQUIRED',
  `You must specify an access level for this Stack project. Make sure project API keys are provided (eg. x-stack-publishable-client-key) and you set the x-stack-access-type header to 'client', 'server', or 'admin'.\n\n${docs}`,
);
const notValid = (code: string, key: string): Expected =>
  known(
    401,
    code,
    `The ${key} key is not valid for the project "${projectId}". Does the project and/or the key exist?`,
    {
      project_id: projectId,
    },
  );
const me = '/users/me';
const nobody = known(
  400,
  'CANNOT_GET_OWN_USER_WITHOUT_USER',
  "You have specified 'me' as a userId, but did not provide authentication for a user.",
);

/** Somebody of another kind than most, made and signed in by a server. */
async function signedInAs({ post }: World, fields: object): Promise<string> {
  const { body } = await post('/users', fields, asServer);
  return tokensIn((await post('/auth/sessions', { user_id: textAt(body, 'id') }, asServer)).body).access;
}

/** Somebody who makes projects, and a project of theirs. */
export async function projectOwner(world: World): Promise<{ access: string; teamId: string; userId: string }> {
  const atInternal = { 'x-stack-project-id': 'internal' };
  const signedUp = await world.post(
    '/auth/password/sign-up',
    { email: 'owner@example.com', password: 'owner-pass1' },
    atInternal,
  );
  const { access, userId } = tokensIn(signedUp.body);
  const { body } = await world.get(me, { ...atInternal, ...withToken(access) });
  return { access, userId, teamId: textAt(body, 'selected_team_id') };
}

/** A project that was made through the API. */
export async function createdProject(world: World, fields: object = {}): Promise<{ id: string; access: string }> {
  const { access, teamId } = await projectOwner(world);
  const made = await world.post(
    '/internal/projects',
    { display_name: 'Theirs', owner_team_id: teamId, ...fields },
    { 'x-stack-project-id': 'internal', ...withToken(access) },
  );
  return { id: textAt(made.body, 'id'), access };
}

const expired = (details: object, sentence: string): Expected =>
  known(
    401,
    'ACCESS_TOKEN_EXPIRED',
    `Access token has expired. Please refresh it and try again.${sentence}\n\nDebug info: Most likely, you fetched the access token before it expired (for example, in a server component, pre-rendered page, or on page load), but then didn't refresh it before it expired. If this is the case, and you're using the SDK, make sure you call getAccessToken() every time you need to use the access token. If you're not using the SDK, make sure you refresh the access token with the refresh endpoint.`,
    details,
  );

const keys: readonly (readonly [name: string, headers: Headed])[] = [
  ['a publishable key', { 'x-stack-publishable-client-key': publishableClientKey }],
  ['a server key', { 'x-stack-secret-server-key': secretServerKey }],
  ['an admin key', { 'x-stack-super-secret-admin-key': superSecretAdminKey }],
  ['an admin access token', { 'x-stack-admin-access-token': 'x' }],
];

/** What the project's headers are refused for, in the order in which they are looked at. */
export const projectHeaders: readonly Vector[] = [
  ...keys.map(([name, headers]) =>
    replies(
      `refuses ${name} without an access type`,
      ({ post }) => post('/auth/password/send-reset-code', { email: u.email }, { ...asNobody, ...headers }),
      noAccessType,
    ),
  ),
  ...['root', 'Client', 'constructor'].map((type) =>
    replies(
      `knows no access type ${type}`,
      ({ get }) => get(me, { 'x-stack-access-type': type }),
      known(
        400,
        'INVALID_ACCESS_TYPE',
        `The x-stack-access-type header must be 'client', 'server', or 'admin', but was '${type}'.`,
      ),
    ),
  ),
  ...(['client', 'server', 'admin'] as const).map((type) =>
    replies(
      `asks ${type} for a project id`,
      ({ get }) => get(me, { 'x-stack-access-type': type, 'x-stack-project-id': null }),
      known(
        400,
        'ACCESS_TYPE_WITHOUT_PROJECT_ID',
        `The x-stack-access-type header was '${type}', but the x-stack-project-id header was not provided.\n\n${docs}`,
        { request_type: type },
      ),
    ),
  ),
  ...['x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJhdWQiOiJpbnRlcm5hbCJ9.'].map((token) =>
    replies(
      `cannot parse the access token ${token}`,
      ({ post }) =>
        post('/auth/password/send-reset-code', { email: 'a@b.co', callback_url: callback }, withToken(token)),
      known(401, 'UNPARSABLE_ACCESS_TOKEN', 'Access token is not parsable.'),
    ),
  ),
  story('refuses an access token whose signature is another token’s', async (world) => {
    const [one, other] = [await signIn(world), await signIn(world)];
    const mixed = [...one.access.split('.').slice(0, 2), other.access.split('.')[2]].join('.');

    expect(await world.get(me, withToken(mixed))).toMatchObject({ body: { code: 'UNPARSABLE_ACCESS_TOKEN' } });
  }),
  story('refuses an access token that has expired, and says whose it was', async (world) => {
    const { access, userId } = await signIn(world);
    const { body } = await world.get('/auth/sessions?user_id=me', withToken(access));
    const sessionId = textAt(Object(body).items[0], 'id');
    world.mock.clock.advance('10m');

    expect(await world.get(me, withToken(access))).toEqual(
      expired(
        { expired_at_millis: nowMillis + 600_000, project_id: projectId, user_id: userId, refresh_token_id: sessionId },
        ` (The access token expired at 2026-01-02T03:14:05.000Z.) Project ID: ${projectId}. User ID: ${userId}. Refresh token ID: ${sessionId}.`,
      ),
    );
  }),
  story('takes an access token until its last second is over', async (world) => {
    const { access } = await signIn(world);
    world.mock.clock.advance(599_999);

    expect((await world.get(me, withToken(access))).status).toBe(200);
  }),
  story('refuses the access token of another project', async (world) => {
    const { access } = await signIn(world);

    expect(await world.get(me, { 'x-stack-project-id': 'internal', ...withToken(access) })).toEqual(
      known(
        401,
        'INVALID_PROJECT_FOR_ACCESS_TOKEN',
        `Access token not valid for this project. Expected project ID "internal", but the token is for project ID "${projectId}".`,
        { expected_project_id: 'internal', actual_project_id: projectId },
      ),
    );
  }),
  story('takes the access token of an anonymous user only where a header allows it', async (world) => {
    const token = withToken(await signedInAs(world, { is_anonymous: true }));

    for (const headers of [{}, { 'x-stack-allow-restricted-user': 'true' }, { 'x-stack-allow-anonymous-user': '1' }])
      expect(await world.get(me, { ...token, ...headers })).toEqual(
        known(
          401,
          'ANONYMOUS_AUTHENTICATION_NOT_ALLOWED',
          "X-Stack-Access-Token is for an anonymous user, but anonymous users are not enabled. Set the X-Stack-Allow-Anonymous-User header of this request to 'true' to allow anonymous users.",
        ),
      );
    expect((await world.get(me, { ...token, 'x-stack-allow-anonymous-user': 'true' })).status).toBe(200);
  }),
  ...(
    [
      ['email_not_verified', { primary_email: 'new@example.com' }, { requireEmailVerification: true }],
      ['restricted_by_administrator', { restricted_by_admin: true }, {}],
    ] as const
  ).map(([type, fields, options]) =>
    story(
      `takes the access token of a restricted user (${type}) only where a header allows it`,
      async (world) => {
        const token = withToken(await signedInAs(world, fields));

        expect(await world.get(me, token)).toEqual(
          known(
            403,
            'RESTRICTED_USER_NOT_ALLOWED',
            `The user in the access token is in restricted state. Reason: ${type}. Please pass the X-Stack-Allow-Restricted-User header if this is intended.`,
            { restricted_reason: { type } },
          ),
        );
        for (const name of ['x-stack-allow-restricted-user', 'x-stack-allow-anonymous-user'])
          expect((await world.get(me, { ...token, [name]: 'true' })).status).toBe(200);
      },
      { options },
    ),
  ),
  story('has no user where the account of a good access token was deleted', async (world) => {
    const { access } = await signIn(world);
    await world.mock.accounts.delete(u.email);

    expect(await world.get(me, withToken(access))).toEqual(nobody);
  }),
  ...['e0b52f4d-dece-408c-af49-d23061bb0f8d', 'no-uuid'].map((id) =>
    replies(
      `knows no project ${id}`,
      ({ get }) => get(me, { 'x-stack-project-id': id }),
      known(
        400,
        'CURRENT_PROJECT_NOT_FOUND',
        `The current project with ID ${id} was not found. Please check the value of the x-stack-project-id header.`,
        { project_id: id },
      ),
    ),
  ),
  ...[
    {},
    { 'x-stack-publishable-client-key': '' },
    { 'x-stack-publishable-client-key': '__stack_public_client__' },
  ].map((headers) =>
    replies(
      `asks clients for a publishable key where the project requires one, given ${JSON.stringify(headers)}`,
      ({ get }) => get(me, headers),
      known(
        401,
        'PUBLISHABLE_CLIENT_KEY_REQUIRED_FOR_PROJECT',
        'Publishable client keys are required for this project. Create one in Project Keys, or disable this requirement there to allow keyless client access.',
        { project_id: projectId },
      ),
      { options: { requirePublishableClientKey: true } },
    ),
  ),
  ...[true, false].map((requirePublishableClientKey) =>
    replies(
      `refuses a wrong publishable key, required (${requirePublishableClientKey}) or not`,
      ({ get }) => get(me, { 'x-stack-publishable-client-key': 'pck_wrong' }),
      notValid('INVALID_PUBLISHABLE_CLIENT_KEY', 'publishable'),
      { options: { requirePublishableClientKey } },
    ),
  ),
  ...[
    {},
    { 'x-stack-publishable-client-key': '__stack_public_client__' },
    { 'x-stack-publishable-client-key': publishableClientKey },
  ].map((headers) => replies(`lets clients in with ${JSON.stringify(headers)}`, ({ get }) => get(me, headers), nobody)),
  ...[null, ''].map((key) =>
    replies(
      `asks servers for their key, given ${JSON.stringify(key)}`,
      ({ get }) => get('/users', { ...asServer, 'x-stack-secret-server-key': key }),
      known(401, 'SERVER_AUTHENTICATION_REQUIRED', 'The secret server key must be provided.'),
    ),
  ),
  replies(
    'refuses a wrong server key',
    ({ get }) => get('/users', { ...asServer, 'x-stack-secret-server-key': 'ssk_wrong' }),
    notValid('INVALID_SECRET_SERVER_KEY', 'secret server'),
  ),
  replies(
    'asks administrators for their key',
    ({ get }) => get('/users', { ...asAdmin, 'x-stack-super-secret-admin-key': null }),
    known(401, 'ADMIN_AUTHENTICATION_REQUIRED', 'The super secret admin key must be provided.'),
  ),
  replies(
    'refuses a wrong admin key',
    ({ get }) => get('/users', { ...asAdmin, 'x-stack-super-secret-admin-key': 'sak_wrong' }),
    notValid('INVALID_SUPER_SECRET_ADMIN_KEY', 'super secret admin'),
  ),
  story('looks at no keys but the one of the access type', async ({ get }) => {
    const wrong = { 'x-stack-secret-server-key': 'x', 'x-stack-super-secret-admin-key': 'x' };

    expect(await get(me, wrong)).toEqual(nobody);
    expect((await get('/users', { ...wrong, ...asServer })).status).toBe(200);
  }),
  ...['x', 'a.b.c'].map((token) =>
    replies(
      `cannot parse the admin access token ${token}`,
      ({ get }) => get('/users', { 'x-stack-access-type': 'admin', 'x-stack-admin-access-token': token }),
      known(401, 'UNPARSABLE_ADMIN_ACCESS_TOKEN', 'Admin access token is not parsable.'),
    ),
  ),
  story('refuses an admin access token that has expired', async (world) => {
    const { access } = await projectOwner(world);
    world.mock.clock.advance('10m');

    const headers = { 'x-stack-access-type': 'admin', 'x-stack-admin-access-token': access };
    expect(await world.get('/users', headers)).toEqual(
      known(
        401,
        'ADMIN_ACCESS_TOKEN_EXPIRED',
        'Admin access token has expired. Please refresh it and try again. (The access token expired at 2026-01-02T03:14:05.000Z.)',
        { expired_at_millis: nowMillis + 600_000 },
      ),
    );
  }),
  story('refuses the admin access token of somebody whose team does not own the project', async (world) => {
    const { access } = await projectOwner(world);

    expect(await world.get('/users', { 'x-stack-access-type': 'admin', 'x-stack-admin-access-token': access })).toEqual(
      known(
        401,
        'ADMIN_ACCESS_TOKEN_IS_NOT_ADMIN',
        'Admin access token does not have the required permissions to access this project.',
      ),
    );
  }),
  story('refuses the admin access token of somebody who was deleted', async (world) => {
    const { id, access } = await createdProject(world);
    const { body } = await world.get('/users', { ...asServer, 'x-stack-project-id': 'internal' });
    await world.delete(`/users/${textAt(Object(body).items[0], 'id')}`, {
      ...asServer,
      'x-stack-project-id': 'internal',
    });

    const headers = { 'x-stack-project-id': id, 'x-stack-access-type': 'admin', 'x-stack-admin-access-token': access };
    expect(await world.get('/users', headers)).toEqual(
      said(
        401,
        'The user associated with the admin access token is no longer valid. Please refresh the admin access token and try again.',
      ),
    );
  }),
  ...(['client', 'server', 'admin'] as const).map((type) =>
    story(`takes an admin access token in place of the key for ${type}`, async (world) => {
      const { id, access } = await createdProject(world);

      const headers = { 'x-stack-project-id': id, 'x-stack-access-type': type, 'x-stack-admin-access-token': access };
      expect(await world.get(me, headers)).toEqual(nobody);
    }),
  ),
  replies(
    'takes no development key',
    ({ get }) => get(me, { 'x-stack-development-override-key': 'x' }),
    said(401, 'Development key override is only allowed in development or test environments'),
  ),
  replies(
    'knows one branch only',
    ({ get }) => get(me, { 'x-stack-branch-id': 'dev' }),
    known(400, 'BRANCH_DOES_NOT_EXIST', 'The branch with ID dev does not exist.', { branch_id: 'dev' }),
  ),
  replies('knows the branch main', ({ get }) => get(me, { 'x-stack-branch-id': 'main' }), nobody),
  replies(
    'asks for an access type',
    ({ post }) => post('/auth/password/reset', { foo: 1 }, asNobody),
    accessTypeRequired,
  ),
  replies(
    'asks for an access type where there is a project id alone',
    ({ get }) => get(me, { 'x-stack-access-type': null }),
    accessTypeRequired,
  ),
  ...(
    [
      ['GET', '/users'],
      ['POST', '/users'],
      ['GET', `/users/${u.id}`],
      ['PATCH', `/users/${u.id}`],
      ['DELETE', `/users/${u.id}`],
      ['POST', '/auth/sessions'],
    ] as const
  ).map(([method, path]) =>
    replies(
      `lets no client ${method} ${path}`,
      ({ send }) => send(path, { method }),
      known(
        401,
        'INSUFFICIENT_ACCESS_TYPE',
        "The x-stack-access-type header must be 'server' or 'admin', but was 'client'.",
        { actual_access_type: 'client', allowed_access_types: ['server', 'admin'] },
      ),
    ),
  ),
  story('asks for no headers where tokens are refreshed the OAuth way and keys are read', async ({ get, post }) => {
    expect((await get(`/projects/${projectId}/.well-known/jwks.json`, asNobody)).status).toBe(200);
    expect(await post('/auth/oauth/token', {}, asNobody)).toMatchObject({ body: { code: 'SCHEMA_ERROR' } });
  }),
  story('checks headers that nobody asks for all the same', async ({ get, post }) => {
    const wrong = { 'x-stack-access-type': 'root' };

    expect(await get(`/projects/${projectId}/.well-known/jwks.json`, wrong)).toMatchObject({ status: 400 });
    expect(await post('/auth/oauth/token', {}, wrong)).toMatchObject({ body: { code: 'INVALID_ACCESS_TYPE' } });
  }),
];
