import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import {
  asAdmin,
  asServer,
  callback,
  done,
  type Headed,
  known,
  nowMillis,
  type Reply,
  refusedBySchema,
  said,
  signIn,
  textAt,
  tokensIn,
  u,
  type World,
  withToken,
} from '../world.ts';
import { isUnexpected, made } from './passwords.ts';
import { replies, story, type Vector } from './vector.ts';

const id = '00000000-0000-4000-8000-000000000009';
const userNotFound = known(404, 'USER_NOT_FOUND', 'User not found.');
const taken = (email: string): Expected =>
  known(409, 'USER_EMAIL_ALREADY_EXISTS', `A user with email "${email}" already exists.`, {
    email,
    would_work_if_email_was_verified: false,
  });
const bare = {
  id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  display_name: null,
  primary_email: null,
  primary_email_verified: false,
  primary_email_auth_enabled: false,
  profile_image_url: null,
  signed_up_at_millis: nowMillis,
  client_metadata: null,
  client_read_only_metadata: null,
  server_metadata: null,
  has_password: false,
  otp_auth_enabled: false,
  auth_with_email: false,
  requires_totp_mfa: false,
  passkey_auth_enabled: false,
  oauth_providers: [],
  selected_team_id: null,
  selected_team: null,
  last_active_at_millis: nowMillis,
  is_anonymous: false,
  is_restricted: false,
  restricted_reason: null,
  restricted_by_admin: false,
  restricted_by_admin_reason: null,
  restricted_by_admin_private_details: null,
  country_code: null,
  risk_scores: { sign_up: { bot: 0, free_trial_abuse: 0 } },
};
const hash = `$2b$10$${'a'.repeat(53)}`;
const noNewHash = "Invalid password hash. Make sure it's a supported algorithm in Modular Crypt Format.";
const create = ({ post }: World, body?: unknown): Promise<Reply> => post('/users', body, asServer);
const change = ({ patch }: World, body: unknown, who: string = u.id): Promise<Reply> =>
  patch(`/users/${who}`, body, asServer);
const schema = (request: string, ...lines: string[]) => refusedBySchema(request, ...lines);
const twice = (line: string): string[] => [line, line];

const created: readonly (readonly [fields: object, shown: object])[] = [
  [{}, {}],
  [{ display_name: '' }, {}],
  [{ display_name: 'Ada' }, { display_name: 'Ada' }],
  [{ primary_email: 'New@Example.com' }, { primary_email: 'new@example.com' }],
  [
    { primary_email: 'a@localhost', primary_email_verified: true, primary_email_auth_enabled: true, password: '' },
    {
      primary_email: 'a@localhost',
      primary_email_verified: true,
      primary_email_auth_enabled: true,
      has_password: true,
      auth_with_email: true,
    },
  ],
  [{ password: 'x' }, { has_password: true, auth_with_email: true }],
  [{ password: null }, {}],
  [{ password_hash: hash }, { has_password: true, auth_with_email: true }],
  [{ is_anonymous: true }, { is_anonymous: true, is_restricted: true, restricted_reason: { type: 'anonymous' } }],
  [
    { restricted_by_admin: true, restricted_by_admin_reason: 'r', restricted_by_admin_private_details: 'd' },
    {
      is_restricted: true,
      restricted_reason: { type: 'restricted_by_administrator' },
      restricted_by_admin: true,
      restricted_by_admin_reason: 'r',
      restricted_by_admin_private_details: 'd',
    },
  ],
  [
    { client_metadata: { a: [1] }, client_read_only_metadata: 5, server_metadata: 'x' },
    { client_metadata: { a: [1] }, client_read_only_metadata: 5, server_metadata: 'x' },
  ],
  [{ country_code: ' us ' }, { country_code: 'US' }],
  [
    { risk_scores: { sign_up: { bot: '7', free_trial_abuse: 100 } } },
    { risk_scores: { sign_up: { bot: 7, free_trial_abuse: 100 } } },
  ],
  [{ passkey_auth_enabled: true }, {}],
  [{ profile_image_url: 'https://a.example/p.png' }, { profile_image_url: 'https://a.example/p.png' }],
];

const notCreated: readonly (readonly [fields: object, reply: Expected])[] = [
  [{ password: 'x', password_hash: hash }, said(400, 'Cannot set both password and password_hash at the same time.')],
  ...['x', '$2b$17$', hash.replace('$10$', '$17$'), hash.replace('$2b', '$2x')].map(
    (password_hash) => [{ password_hash }, said(400, noNewHash)] as const,
  ),
  [{ primary_email_auth_enabled: true }, said(400, 'primary_email_auth_enabled cannot be true without primary_email')],
  [{ primary_email_verified: true }, said(400, 'primary_email_verified cannot be true without primary_email')],
  [{ primary_email: u.email.toUpperCase(), primary_email_auth_enabled: true }, taken(u.email)],
  [{ oauth_providers: [{ id: 'google', account_id: '1' }] }, said(400, 'OAuth provider google not found')],
  [{ otp_auth_enabled: true }, said(400, 'OTP auth not enabled in the project')],
  [
    { selected_team_id: id },
    schema('POST /api/v1/users', ...twice('body contains unknown properties: selected_team_id')),
  ],
  [{ primary_email: '' }, schema('POST /api/v1/users', 'body.primary_email must not be empty')],
  [
    { restricted_by_admin_reason: 'x' },
    schema('POST /api/v1/users', 'restricted_by_admin_reason must be null when restricted_by_admin is not true'),
  ],
  [
    { foo: 1, restricted_by_admin: false, restricted_by_admin_private_details: 'x' },
    schema(
      'POST /api/v1/users',
      'body contains unknown properties: foo',
      'restricted_by_admin_private_details must be null when restricted_by_admin is not true',
      'body contains unknown properties: foo',
    ),
  ],
  [{ country_code: 'usa' }, schema('POST /api/v1/users', 'body.country_code must be a 2-letter country code')],
  [
    { password: 'x'.repeat(71), password_hash: '' },
    schema('POST /api/v1/users', 'body.password_hash must not be empty', 'body.password must be at most 70 characters'),
  ],
];

const changed: readonly (readonly [fields: object, shown: object])[] = [
  [{}, {}],
  [{ display_name: '' }, { display_name: null }],
  [{ primary_email: null }, { primary_email: null, primary_email_verified: false, primary_email_auth_enabled: false }],
  [
    { primary_email: 'b@example.com' },
    { primary_email: 'b@example.com', primary_email_verified: false, primary_email_auth_enabled: true },
  ],
  [
    { primary_email: 'b@example.com', primary_email_auth_enabled: false, primary_email_verified: true },
    { primary_email: 'b@example.com', primary_email_verified: true, primary_email_auth_enabled: false },
  ],
  [{ primary_email: u.email.toUpperCase() }, {}],
  [{ primary_email_auth_enabled: false }, { primary_email_auth_enabled: false }],
  [{ password: null }, { has_password: false, auth_with_email: false }],
  [{ is_anonymous: 'false' }, {}],
  [{ passkey_auth_enabled: false, selected_team_id: null }, {}],
  [{ client_metadata: null, server_metadata: [] }, { server_metadata: [] }],
];

const notChanged: readonly (readonly [fields: object, reply: Expected])[] = [
  [{ password: 'x', password_hash: hash }, said(400, 'Cannot set both password and password_hash at the same time.')],
  [{ password_hash: 'x' }, said(400, noNewHash)],
  [
    { selected_team_id: id },
    known(404, 'TEAM_MEMBERSHIP_NOT_FOUND', `User ${u.id} is not found in team ${id}.`, { team_id: id, user_id: u.id }),
  ],
  [
    { primary_email: null, primary_email_auth_enabled: true },
    said(400, 'primary_email_auth_enabled cannot be true without primary_email'),
  ],
  [
    { primary_email: null, primary_email_verified: true },
    said(400, 'primary_email_verified cannot be true without primary_email'),
  ],
  [{ otp_auth_enabled: true }, said(400, 'OTP auth not enabled in the project')],
  [
    { passkey_auth_enabled: true },
    said(400, 'Cannot manually enable passkey auth, it is enabled iff there is a passkey auth method'),
  ],
  [
    { is_anonymous: true },
    schema(`PATCH /api/v1/users/${u.id}`, 'body.is_anonymous must be one of the following values: false'),
  ],
  [
    { foo: 1, restricted_by_admin_reason: 'x' },
    schema(
      `PATCH /api/v1/users/${u.id}`,
      'body contains unknown properties: foo',
      'restricted_by_admin_reason must be null when restricted_by_admin is not true',
    ),
  ],
];

/** Users, as servers make, see, change and delete them. */
export const users: readonly Vector[] = [
  ...created.map(([fields, shown]) =>
    replies(`makes a user of ${JSON.stringify(fields)}`, (world) => create(world, fields), {
      status: 201,
      body: { ...bare, ...shown },
    }),
  ),
  ...notCreated.map(([fields, reply]) =>
    replies(`makes no user of ${JSON.stringify(fields)}`, (world) => create(world, fields), reply),
  ),
  replies('makes no user of nothing', create, schema('POST /api/v1/users', 'body must be defined')),
  replies(
    'refuses unknown query parameters',
    ({ post }) => post('/users?a=1&b=2', { x: 1 }, asServer),
    schema(
      'POST /api/v1/users',
      ...twice('body contains unknown properties: x'),
      'query contains unknown properties: a, b',
    ),
  ),
  replies(
    'makes no user with a password where passwords are off',
    (world) => create(world, { password: 'x' }),
    said(400, 'Password auth not enabled in the project'),
    {
      options: { credentialEnabled: false },
    },
  ),
  story('fails on a password of too many bytes', async (world) => {
    expect(isUnexpected(await create(world, { password: 'é'.repeat(36) }))).toBe(true);
  }),
  story('makes several users with one address, of whom one signs in with it', async (world) => {
    for (const _ of [1, 2]) expect((await create(world, { primary_email: u.email })).status).toBe(201);
  }),
  story(
    'sends no mail, asks no rule and makes users where sign-ups are off',
    async (world) => {
      expect((await create(world, { primary_email: 'new@example.com' })).status).toBe(201);
      expect(await world.mock.outbox.list()).toEqual([]);
    },
    { options: { signUpEnabled: false, signUpRules: 'reject' } },
  ),
  story(
    'links a user to a provider that the project has',
    async (world) => {
      const { body } = await create(world, { oauth_providers: [{ id: 'google', account_id: '1' }] });

      expect(body).toMatchObject({ oauth_providers: [{ id: 'google', account_id: '1', email: null }] });
    },
    { options: { oauthProviders: ['google'] } },
  ),
  story('keeps a hash that nobody can check', async (world) => {
    await create(world, { primary_email: 'h@example.com', primary_email_auth_enabled: true, password_hash: hash });

    expect((await world.post('/auth/password/sign-in', { email: 'h@example.com', password: hash })).status).toBe(400);
  }),
  story('shows a user to servers, the fields in order', async (world) => {
    const { status, body } = await world.get(`/users/${u.id}`, asServer);

    expect({ status, body }).toEqual({
      status: 200,
      body: {
        ...bare,
        id: u.id,
        display_name: u.name,
        primary_email: u.email,
        primary_email_verified: true,
        primary_email_auth_enabled: true,
        has_password: true,
        auth_with_email: true,
      },
    });
    expect(Object.keys(Object(body))).toEqual(Object.keys(bare));
  }),
  story('ignores the filters of a list, and refuses other query parameters', async ({ get }) => {
    expect((await get(`/users/${u.id}?limit=1&team_id=${id}&query=x&desc=true`, asServer)).status).toBe(200);
    expect(await get(`/users/${u.id}?a=1`, asServer)).toEqual(
      schema(`GET /api/v1/users/${u.id}`, 'query contains unknown properties: a'),
    );
  }),
  replies('shows no user that there is not', ({ get }) => get(`/users/${id}`, asServer), userNotFound),
  replies(
    'wants a UUID',
    ({ get }) => get('/users/x', asServer),
    schema('GET /api/v1/users/x', 'params.user_id must be a valid UUID'),
  ),
  story('shows the caller as such, not as a user with the id me', async ({ get }) => {
    expect(await get('/users/me', asServer)).toMatchObject({ body: { code: 'CANNOT_GET_OWN_USER_WITHOUT_USER' } });
  }),
  story('shows servers more of the signed-in user than clients', async (world) => {
    const { access } = await signIn(world);

    const [server, admin, client] = await Promise.all(
      [asServer, asAdmin, {}].map((headers: Headed) => world.get('/users/me', { ...headers, ...withToken(access) })),
    );
    expect([server, admin, client].map((reply) => Object.keys(Object(reply?.body)).length)).toEqual([27, 27, 21]);
  }),
  ...changed.map(([fields, shown]) =>
    story(`changes a user by ${JSON.stringify(fields)}`, async (world) => {
      const before = Object((await world.get(`/users/${u.id}`, asServer)).body);

      expect(await change(world, fields)).toEqual({ status: 200, body: { ...before, ...shown } });
    }),
  ),
  ...notChanged.map(([fields, reply]) =>
    story(`changes nothing by ${JSON.stringify(fields)}`, async (world) => {
      const before = await world.get(`/users/${u.id}`, asServer);

      expect(await change(world, { display_name: 'Eve', ...fields })).toEqual(reply);
      expect(await world.get(`/users/${u.id}`, asServer)).toEqual(before);
    }),
  ),
  replies('changes no user that there is not', (world) => change(world, {}, id), userNotFound),
  replies(
    'changes nothing without a body',
    ({ patch }) => patch(`/users/${u.id}`, undefined, asServer),
    schema(`PATCH /api/v1/users/${u.id}`, 'body must be defined'),
  ),
  replies(
    'lists what is wrong with body, path and query in this order',
    ({ patch }) =>
      patch('/users/1?a=1', { x: 1, is_anonymous: true, profile_image_url: '', country_code: '' }, asServer),
    schema(
      'PATCH /api/v1/users/1',
      'body.profile_image_url is not a valid URL',
      'body.is_anonymous must be one of the following values: false',
      'body.country_code must be a 2-letter country code',
      'body contains unknown properties: x',
      'params.user_id must be a valid UUID',
      'query contains unknown properties: a',
    ),
  ),
  story('keeps a first address as a second one, which still signs in, and does not go back to it', async (world) => {
    await change(world, { primary_email: 'b@example.com' });

    for (const email of [u.email, 'b@example.com'])
      expect((await world.post('/auth/password/sign-in', { email, password: u.password })).status).toBe(200);
    expect(await change(world, { primary_email: u.email })).toEqual(taken(u.email));
  }),
  story('goes back to an address that is no longer signed in with, and keeps it verified', async (world) => {
    await change(world, { primary_email_auth_enabled: false });
    await change(world, { primary_email: 'b@example.com' });

    expect((await change(world, { primary_email: u.email })).body).toMatchObject({
      primary_email: u.email,
      primary_email_verified: true,
      primary_email_auth_enabled: false,
    });
  }),
  story('does not take an address that somebody else signs in with', async (world) => {
    const other = await made(world, { primary_email: 'o@example.com', primary_email_auth_enabled: true });

    expect(await change(world, { primary_email: u.email }, other.id)).toEqual(taken(u.email));
  }),
  story('fails where an address is switched on that somebody else signs in with', async (world) => {
    const other = await made(world, { primary_email: u.email });

    expect(isUnexpected(await change(world, { primary_email_auth_enabled: true }, other.id))).toBe(true);
  }),
  story('does not know an address for sign-in and reset once that is switched off', async (world) => {
    await change(world, { primary_email_auth_enabled: false });

    expect((await world.post('/auth/password/sign-in', { email: u.email, password: u.password })).status).toBe(400);
    await world.post('/auth/password/send-reset-code', { email: u.email, callback_url: callback });
    expect(await world.mock.outbox.list()).toEqual([]);
  }),
  ...[{ password: 'x' }, { password: null }, { password_hash: hash }].map((fields) =>
    story(`ends all sessions by ${JSON.stringify(fields)}`, async (world) => {
      const { refresh } = await signIn(world);
      await change(world, fields);

      expect(
        (await world.post('/auth/sessions/current/refresh', undefined, { 'x-stack-refresh-token': refresh })).status,
      ).toBe(401);
    }),
  ),
  story('gives a first password only with an address, where passwords are on', async (world) => {
    const { id: nobody } = await made(world, {});
    const { id: somebody } = await made(world, { primary_email: 's@example.com' });

    expect(isUnexpected(await change(world, { password: 'x' }, nobody))).toBe(true);
    expect((await change(world, { password: 'x' }, somebody)).body).toMatchObject({ has_password: true });
    await world.mock.options.set({ credentialEnabled: false });
    expect(await change(world, { password: 'x' }, nobody)).toEqual(
      said(400, 'Password auth not enabled in the project'),
    );
  }),
  story('fails on a new password of too many bytes, whoever it is for', async (world) => {
    expect(isUnexpected(await change(world, { password: 'é'.repeat(36) }, id))).toBe(true);
  }),
  replies(
    'lets clients change less',
    ({ patch }) => patch('/users/me', { password: 'x', server_metadata: 1, display_name: 'x'.repeat(257) }),
    schema(
      'PATCH /api/v1/users/me',
      'body.display_name must be at most 256 characters',
      'body contains unknown properties: password, server_metadata',
    ),
  ),
  story('wants a picture of clients, before it wants a user', async (world) => {
    const picture = 'data:image/png;base64,AA==';
    const { access } = await signIn(world);

    expect(await world.patch('/users/me', { profile_image_url: 'https://a.example/p.png' })).toEqual(
      said(400, 'Invalid profile image URL'),
    );
    expect(await world.patch('/users/me', {})).toMatchObject({ body: { code: 'CANNOT_GET_OWN_USER_WITHOUT_USER' } });
    expect(await world.patch('/users/me', { profile_image_url: picture }, withToken(access))).toMatchObject({
      body: { profile_image_url: picture },
    });
  }),
  story('lets the user change a name, which shows in tokens after the next refresh', async (world) => {
    const { access, refresh } = await signIn(world);
    await world.patch('/users/me', { display_name: 'Una' }, withToken(access));

    const { body } = await world.post('/auth/sessions/current/refresh', undefined, {
      'x-stack-refresh-token': refresh,
    });
    const claims = JSON.parse(atob(textAt(body, 'access_token').split('.')[1] ?? ''));
    expect(claims.name).toBe('Una');
  }),
  story('lets servers change more of the signed-in user', async (world) => {
    const { access } = await signIn(world);

    const { body } = await world.patch(
      '/users/me',
      { server_metadata: { a: 1 } },
      { ...asServer, ...withToken(access) },
    );
    expect(body).toMatchObject({ server_metadata: { a: 1 } });
  }),
  story('deletes a user: access tokens have nobody any more, and codes lead nowhere', async (world) => {
    const { access, refresh } = await signIn(world);

    expect(await world.delete(`/users/${u.id}`, asServer)).toEqual(done);
    expect(await world.delete(`/users/${u.id}`, asServer)).toEqual(userNotFound);
    expect(await world.get('/users/me', withToken(access))).toMatchObject({
      body: { code: 'CANNOT_GET_OWN_USER_WITHOUT_USER' },
    });
    expect(
      (await world.post('/auth/sessions/current/refresh', undefined, { 'x-stack-refresh-token': refresh })).status,
    ).toBe(401);
  }),
  replies(
    'lets no client delete itself unless the project does',
    ({ delete: remove }) => remove('/users/me'),
    said(400, 'Client user deletion is not enabled for this project'),
  ),
  story(
    'lets clients delete themselves where the project does, and servers anyhow',
    async (world) => {
      expect(await world.delete('/users/me')).toMatchObject({ body: { code: 'CANNOT_GET_OWN_USER_WITHOUT_USER' } });
      expect(await world.delete('/users/me', withToken((await signIn(world)).access))).toEqual(done);
    },
    { options: { clientUserDeletionEnabled: true } },
  ),
  story('lets servers delete the signed-in user', async (world) => {
    expect(await world.delete('/users/me', { ...asServer, ...withToken((await signIn(world)).access) })).toEqual(done);
  }),
  story(
    'lists users, without restricted and anonymous ones unless asked',
    async (world) => {
      // The seeded user exists before the clock advances.
      await world.mock.accounts.list();
      world.mock.clock.advance(1);
      await create(world, { primary_email: 'r@example.com', display_name: 'Rita' });
      world.mock.clock.advance(1);
      await create(world, { is_anonymous: true });
      const list = async (query: string): Promise<unknown[]> => {
        const { body } = await world.get(`/users${query}`, asServer);
        return Object(body).items.map((one: object) => Reflect.get(one, 'primary_email'));
      };

      expect(await list('')).toEqual([u.email]);
      expect(await list('?include_restricted=true')).toEqual([u.email, 'r@example.com']);
      expect(await list('?include_anonymous=true&desc=true')).toEqual([null, 'r@example.com', u.email]);
      expect(await list('?only_anonymous=true&include_anonymous=true')).toEqual([null]);
      expect(await list('?include_restricted=true&query=RIT')).toEqual(['r@example.com']);
      expect(await list(`?team_id=${id}`)).toEqual([]);
      const { body } = await world.get('/users?include_anonymous=true&limit=2', asServer);
      const { next_cursor } = Object(body).pagination;
      expect(await list(`?include_anonymous=true&cursor=${next_cursor}`)).toEqual([null]);
    },
    { options: { requireEmailVerification: true } },
  ),
  ...(
    [
      ['de', 'DE'],
      ['DEU', null],
      ['', null],
    ] as const
  ).map(([sent, country_code]) =>
    story(`a new account has the country ${country_code} if the proxy says ${JSON.stringify(sent)}`, async (world) => {
      const credentials = { email: 'new@example.com', password: 'new-pass-11' };
      const { body } = await world.post('/auth/password/sign-up', credentials, { 'x-vercel-ip-country': sent });

      expect((await world.get(`/users/${tokensIn(body).userId}`, asServer)).body).toMatchObject({ country_code });
    }),
  ),
  replies(
    'refuses only anonymous users without those to choose from',
    ({ get }) => get('/users?only_anonymous=true', asServer),
    said(400, 'only_anonymous=true requires include_anonymous=true'),
  ),
  replies(
    'refuses invalid filters',
    ({ get }) => get('/users?limit=abc&order_by=x&desc=1&team_id=x&foo=1', asServer),
    schema(
      'GET /api/v1/users',
      'query.team_id must be a valid UUID',
      'query.limit must be a `number` type, but the final value was: `NaN` (cast from the value `"abc"`).',
      'query.order_by must be one of the following values: signed_up_at',
      'query.desc must be one of the following values: true, false',
      'query contains unknown properties: foo',
    ),
  ),
  ...(
    [
      [{ display_name: 'Ada', primary_email: 'a@b.co' }, "Ada's Team"],
      [{ primary_email: 'a@b.co' }, "a@b.co's Team"],
      [{}, 'Personal Team'],
    ] as const
  ).map(([fields, name]) =>
    story(
      `gives a user of ${JSON.stringify(fields)} a team, which the answer does not show yet`,
      async (world) => {
        const { body } = await create(world, fields);

        expect(body).toMatchObject({ selected_team: null, selected_team_id: null });
        const later = await world.get(`/users/${textAt(body, 'id')}`, asServer);
        expect(later.body).toMatchObject({ selected_team: { display_name: name, created_at_millis: nowMillis } });
        expect(textAt(later.body, 'selected_team', 'id')).toBe(textAt(later.body, 'selected_team_id'));
      },
      { options: { createTeamOnSignUp: true } },
    ),
  ),
  story(
    'names the team of an anonymous user after the address as it was typed, even if the user has another name by then',
    async (world) => {
      const { id: anonymous, access } = await made(world, { is_anonymous: true });
      await world.patch(`/users/${anonymous}`, { display_name: 'Bob' }, asServer);
      const headers = { 'x-stack-allow-anonymous-user': 'true', ...withToken(access) };
      await world.post('/auth/password/sign-up', { email: 'New@Example.com', password: 'new-pass-11' }, headers);

      const { body } = await world.get(`/users/${anonymous}`, asServer);
      expect(textAt(body, 'selected_team', 'display_name')).toBe("New@Example.com's Team");
    },
    { options: { createTeamOnSignUp: true } },
  ),
  story(
    'gives who signs up a team, and lets it be selected and not',
    async (world) => {
      const signedUp = await world.post('/auth/password/sign-up', {
        email: 'new@example.com',
        password: 'new-pass-11',
      });
      const token = withToken(textAt(signedUp.body, 'access_token'));
      const me = await world.get('/users/me', token);
      const team = Object(me.body).selected_team;

      expect(team).toEqual({
        client_read_only_metadata: null,
        client_metadata: null,
        profile_image_url: null,
        display_name: "new@example.com's Team",
        id: expect.any(String),
      });
      expect((await world.patch('/users/me', { selected_team_id: null }, token)).body).toMatchObject({
        selected_team: null,
      });
      expect((await world.patch('/users/me', { selected_team_id: team.id }, token)).body).toMatchObject({
        selected_team: team,
      });
    },
    { options: { createTeamOnSignUp: true } },
  ),
];
