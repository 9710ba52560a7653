import { createHash } from 'node:crypto';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect } from 'vitest';
import { ada, asServer, failure, followed, page, signedIn, textAt, type World } from '../world.ts';
import { badAddress, invalid, malformed, notAdmin, replies, sessionGone, type Vector } from './vector.ts';

const hidden = (text: string): string => createHash('sha256').update(`${ada.id}${text}`).digest('base64url');
const { anonKey } = supabase().options;
const users = '/admin/users';
const one = `${users}/${ada.id}`;
const nobody = `${users}/00000000-0000-4000-8000-000000000000`;
const noUser = failure(404, 'user_not_found', 'User not found');
const exists = failure(422, 'email_exists', 'A user with this email address has already been registered');

const generate =
  (body: unknown, query = '') =>
  (world: World) =>
    world.post(`/admin/generate_link${query}`, body, asServer);
const create = (body: unknown) => (world: World) => world.post(users, body, asServer);
const change =
  (body: unknown, path: string = one) =>
  (world: World) =>
    world.put(path, body, asServer);

/** Who may. */
const accessVectors: readonly Vector[] = ['/admin/generate_link', users, one, '/admin/nowhere'].flatMap((path) => [
  replies(
    `${path} wants a bearer token`,
    ({ get }) => get(path),
    failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token'),
  ),
  replies(`${path} refuses the anon key`, ({ get }) => get(path, { authorization: `Bearer ${anonKey}` }), notAdmin),
  replies(`${path} refuses a session`, async (world) => world.get(path, (await signedIn(world)).bearer), notAdmin),
]);

/** `POST /admin/generate_link`. */
const linkVectors: readonly Vector[] = [
  {
    title: 'generate_link gives an account with five fields behind it, and mails nothing',
    async run(world) {
      const { status, body } = await generate(
        { type: 'recovery', email: 'ADA@example.com' },
        `?redirect_to=${page}`,
      )(world);
      const hash = textAt(body, 'hashed_token');

      expect(status).toBe(200);
      expect(Object.keys(Object(body)).slice(-5)).toEqual([
        'action_link',
        'email_otp',
        'hashed_token',
        'verification_type',
        'redirect_to',
      ]);
      expect(body).toMatchObject({
        id: ada.id,
        action_link: expect.stringMatching(
          new RegExp(`/auth/v1/verify\\?token=${hash}&type=recovery&redirect_to=${page}$`),
        ),
        email_otp: expect.stringMatching(/^\d{6}$/),
        verification_type: 'recovery',
        redirect_to: page,
        recovery_sent_at: '2026-01-02T03:04:05Z',
      });
      expect(await world.mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'its link, its hash and its digits are one token',
    async run(world) {
      const { body } = await generate({ type: 'recovery', email: ada.email })(world);
      const { hash } = await followed(world, textAt(body, 'hashed_token'));

      expect(hash).toMatch(/^#access_token=/);
      const digits = { type: 'recovery', email: ada.email, token: textAt(body, 'email_otp') };
      expect((await world.post('/verify', digits)).status).toBe(403);
    },
  },
  replies(
    'a redirect in the body goes before the query',
    generate({ type: 'recovery', email: ada.email, redirect_to: `${page}/body` }, `?redirect_to=${page}`),
    { status: 200, body: expect.objectContaining({ redirect_to: `${page}/body` }) },
  ),
  replies(
    'a redirect in the body that is not allowed leaves it to the query',
    generate({ type: 'recovery', email: ada.email, redirect_to: 'https://evil.example' }, `?redirect_to=${page}`),
    { status: 200, body: expect.objectContaining({ redirect_to: page }) },
  ),
  replies(
    'where neither is allowed, the site URL is taken',
    generate({ type: 'recovery', email: ada.email, redirect_to: 'https://evil.example' }, '?redirect_to=x'),
    { status: 200, body: expect.objectContaining({ redirect_to: 'http://localhost:3000' }) },
  ),
  replies(
    'redirectTo in the body, which the client sends, says nothing',
    generate({ type: 'recovery', email: ada.email, redirectTo: 'https://evil.example' }, `?redirect_to=${page}`),
    { status: 200, body: expect.objectContaining({ redirect_to: page }) },
  ),
  {
    title: 'generate_link waits for no mail, but the next mail waits for it',
    settings: { limits: 'real' },
    async run(world) {
      for (const _ of [1, 2]) expect((await generate({ type: 'recovery', email: ada.email })(world)).status).toBe(200);

      expect((await world.post('/recover', { email: ada.email })).status).toBe(429);
    },
  },
  replies(
    'generate_link tells an unknown address',
    generate({ type: 'recovery', email: 'x@example.com' }),
    failure(404, 'user_not_found', 'User with this email not found'),
  ),
  replies(
    'generate_link knows no other types',
    generate({ type: 'x', email: ada.email }),
    invalid('Invalid email action link type requested: x'),
  ),
  replies('generate_link wants a well-formed address', generate({ type: 'recovery', email: 'ada' }), badAddress),
  replies('generate_link wants an address', generate({ type: 'recovery' }), invalid('An email address is required')),
  replies('generate_link wants JSON', generate('x'), malformed),
  replies('a sign-up link is for new addresses', generate({ type: 'signup', email: ada.email, password: 'x' }), exists),
  replies(
    'a sign-up link wants a password',
    generate({ type: 'signup', email: 'x@example.com' }),
    invalid('Signup requires a valid password'),
  ),
  replies(
    'a sign-up link wants a password that is strong enough',
    generate({ type: 'signup', email: 'x@example.com', password: 'x' }),
    {
      status: 422,
      body: {
        code: 'weak_password',
        message: 'Password should be at least 6 characters.',
        weak_password: { reasons: ['length'] },
      },
    },
  ),
  replies(
    'a link to a new address wants a well-formed one',
    generate({ type: 'email_change_new', email: ada.email, new_email: 'x' }),
    badAddress,
  ),
  replies(
    'a link to a new address wants one',
    generate({ type: 'email_change_new', email: ada.email }),
    invalid('An email address is required'),
  ),
  {
    title: 'a link to a new address wants one that is free',
    async run(world) {
      await create({ email: 'bob@example.com' })(world);

      expect(
        await generate({ type: 'email_change_new', email: ada.email, new_email: 'BOB@example.com' })(world),
      ).toEqual(exists);
    },
  },
  {
    title: 'a link for an account that is there, unconfirmed, dates its invitation or merges its data',
    async run(world) {
      const email = 'bob@example.com';
      await create({ email, user_metadata: { a: 1 } })(world);

      const invited = await generate({ type: 'invite', email, data: { b: 2 } })(world);
      const signedUp = await generate({ type: 'signup', email, password: 'bob-pass-1', data: { b: 3 } })(world);
      expect(invited.body).toMatchObject({ invited_at: '2026-01-02T03:04:05Z', user_metadata: { a: 1 } });
      expect(signedUp.body).toMatchObject({ user_metadata: { a: 1, b: 3 } });
    },
  },
  ...(
    [
      ['signup', 'signup', 'signup'],
      ['invite', 'invite', 'invite'],
      ['magiclink', 'signup', 'signup'],
    ] as const
  ).map(
    ([type, told, used]): Vector => ({
      title: `a ${type} link for a new address makes an account, as ${told}, and signs in`,
      async run(world) {
        const { body } = await generate({ type, email: 'new@example.com', password: 'new-new-pass1' })(world);
        expect(body).toMatchObject({ email: 'new@example.com', verification_type: told });

        const { hash } = await followed(world, textAt(body, 'hashed_token'), `&type=${used}`);
        expect(hash).toMatch(/^#access_token=/);
      },
    }),
  ),
  {
    title: 'an email_change_new link changes the address',
    async run(world) {
      const { body } = await generate({ type: 'email_change_new', email: ada.email, new_email: 'new@example.com' })(
        world,
      );
      await followed(world, new URL(textAt(body, 'action_link')).searchParams.get('token') ?? '', '&type=email_change');

      expect(await world.mock.accounts.find('new@example.com')).toMatchObject({ id: ada.id });
    },
  },
];

/** `/admin/users`. */
const userVectors: readonly Vector[] = [
  {
    title: 'an account that an administrator makes has no metadata in its identity',
    async run(world) {
      const { body } = await create({ email: 'bob@example.com', user_metadata: { name: 'Bob' } })(world);
      const [identity]: unknown[] = Object(body).identities;

      expect(Object(identity).identity_data).toEqual({
        email: 'bob@example.com',
        email_verified: false,
        phone_verified: false,
        sub: textAt(body, 'id'),
      });
    },
  },
  {
    title: "a new address is the identity's too, from the next answer on",
    async run(world) {
      await change({ email: 'new@example.com', email_confirm: true })(world);
      const { body } = await world.get(one, asServer);

      expect(Object(body).identities).toMatchObject([
        { email: 'new@example.com', identity_data: { email: 'new@example.com', email_verified: true } },
      ]);
    },
  },
  ...(
    [
      ['1d', 'time: unknown unit "d" in duration "1d"'],
      ['24', 'time: missing unit in duration "24"'],
      ['x', 'time: invalid duration "x"'],
    ] as const
  ).map(([duration, sentence]) =>
    replies(
      `a ban of ${duration} is not a duration`,
      change({ ban_duration: duration }),
      invalid(`invalid format for ban duration: ${sentence}`),
    ),
  ),
  replies('a ban may be of any unit, and in the past', change({ ban_duration: '-1h30m5000000us' }), {
    status: 200,
    body: expect.objectContaining({ banned_until: '2026-01-02T01:34:00Z' }),
  }),
  replies('an administrator may not set an empty password', change({ password: '' }), {
    status: 422,
    body: {
      code: 'weak_password',
      message: 'Password should be at least 6 characters.',
      weak_password: { reasons: ['length'] },
    },
  }),
  replies('a ban of no time is none', change({ ban_duration: '0s' }), {
    status: 200,
    body: expect.not.objectContaining({ banned_until: expect.anything() }),
  }),
  {
    title: 'of an account that is deleted softly only hashes stay, the same after a second time',
    async run(world) {
      await world.delete(one, { should_soft_delete: true }, asServer);
      world.mock.clock.advance('1h');
      await world.delete(one, { should_soft_delete: true }, asServer);
      const { body } = await world.get(one, asServer);

      expect(body).toMatchObject({
        email: hidden(ada.email),
        phone: hidden('').slice(0, 15),
        new_email: hidden(''),
        new_phone: hidden('').slice(0, 15),
        app_metadata: {},
        user_metadata: {},
        deleted_at: '2026-01-02T03:04:05Z',
      });
      const [identity]: unknown[] = Object(body).identities;
      expect(identity).toMatchObject({ id: hidden(`email:${ada.id}`), provider: 'email' });
      expect(identity).not.toHaveProperty('identity_data');
      expect(identity).not.toHaveProperty('email');
    },
  },
  {
    title: 'an administrator makes an account, confirmed if told, with any password',
    async run(world) {
      const id = '11111111-2222-4333-8444-555555555555';
      const { status, body } = await create({
        id,
        email: 'New@example.com',
        password: 'x',
        email_confirm: true,
        user_metadata: { full_name: 'New One' },
        app_metadata: { plan: 'gold' },
      })(world);

      expect(status).toBe(200);
      expect(body).toMatchObject({
        id,
        email: 'new@example.com',
        email_confirmed_at: '2026-01-02T03:04:05Z',
        app_metadata: { plan: 'gold', provider: 'email', providers: ['email'] },
        user_metadata: { email_verified: true, full_name: 'New One' },
      });
      expect(Object.keys(Object(body))).not.toContain('confirmed_at');
      expect((await world.post('/token?grant_type=password', { email: 'new@example.com', password: 'x' })).status).toBe(
        200,
      );
    },
  },
  replies(
    'an account made by an administrator is unconfirmed, autoconfirm or not',
    create({ email: 'n@example.com' }),
    {
      status: 200,
      body: expect.not.objectContaining({ email_confirmed_at: expect.anything() }),
    },
  ),
  replies(
    '/admin/users wants an address',
    create({}),
    invalid('Cannot create a user without either an email or phone'),
  ),
  replies('/admin/users wants a well-formed address', create({ email: 'ada' }), badAddress),
  replies('/admin/users refuses an address that is taken', create({ email: ada.email }), exists),
  replies(
    '/admin/users wants a password or its hash',
    create({ email: 'n@example.com', password: 'x', password_hash: 'y' }),
    invalid('Only a password or a password hash should be provided'),
  ),
  replies(
    '/admin/users takes 72 bytes of password at most',
    create({ email: 'n@example.com', password: 'x'.repeat(73) }),
    failure(500, 'unexpected_failure', 'Internal Server Error'),
  ),
  replies(
    'an account needs a hash that the server reads',
    create({ email: 'n@example.com', password_hash: 'x' }),
    failure(500, 'unexpected_failure', 'Error creating user'),
  ),
  {
    title: 'an account may have a hash in place of a password',
    async run(world) {
      expect((await create({ email: 'n@example.com', password_hash: `$2a$10$${'x'.repeat(53)}` })(world)).status).toBe(
        200,
      );
    },
  },
  replies(
    '/admin/users wants a UUID',
    create({ email: 'n@example.com', id: 'x' }),
    invalid('ID must conform to the uuid v4 format'),
  ),
  replies(
    '/admin/users wants another UUID than that',
    create({ email: 'n@example.com', id: '00000000-0000-0000-0000-000000000000' }),
    invalid('ID cannot be a nil uuid'),
  ),
  replies(
    '/admin/users wants a duration',
    create({ email: 'n@example.com', ban_duration: 'long' }),
    invalid(expect.stringMatching(/^invalid format for ban duration: /)),
  ),
  replies(
    '/admin/users trips over an id that is taken',
    create({ email: 'n@example.com', id: ada.id }),
    failure(500, 'unexpected_failure', 'Database error creating new user'),
  ),
  replies('/admin/users wants JSON', create('x'), malformed),
  {
    title: '/admin/users lists accounts, newest first, without identities, with a way on',
    async run(world) {
      await world.mock.accounts.list();
      for (const name of ['b', 'c']) {
        world.mock.clock.advance('1s');
        await create({ email: `${name}@example.com`, user_metadata: { full_name: `Miss ${name.toUpperCase()}` } })(
          world,
        );
      }
      const list = async (query: string) => {
        const { body, headers } = await world.get(`${users}${query}`, asServer);
        const rows: { email: string; identities: unknown }[] = Reflect.get(Object(body), 'users');
        return {
          emails: rows.map(({ email }) => email),
          identities: rows.every(({ identities }) => identities === null),
          total: headers.get('x-total-count'),
          link: headers.get('link'),
        };
      };

      expect(await list('?per_page=2&page=1')).toEqual({
        emails: ['c@example.com', 'b@example.com'],
        identities: true,
        total: '3',
        link: '</admin/users?page=2&per_page=2>; rel="next", </admin/users?page=2&per_page=2>; rel="last"',
      });
      expect(await list('?page=&per_page=')).toMatchObject({
        total: '3',
        link: '</admin/users?page=1&per_page=>; rel="last"',
      });
      expect((await list('?sort=created_at%20asc')).emails[0]).toBe(ada.email);
      expect((await list('?filter=b@')).emails).toEqual(['b@example.com']);
      expect((await list('?filter=miss%20c')).emails).toEqual(['c@example.com']);
    },
  },
  replies(
    '/admin/users wants numbers',
    ({ get }) => get(`${users}?page=x`, asServer),
    invalid('Bad Pagination Parameters: strconv.ParseUint: parsing "x": invalid syntax'),
  ),
  replies(
    '/admin/users sorts by one field only',
    ({ get }) => get(`${users}?sort=email%20asc`, asServer),
    invalid(expect.stringMatching(/^Bad Sort Parameters: /)),
  ),
  replies('an account is shown', ({ get }) => get(one, asServer), {
    status: 200,
    body: expect.objectContaining({ id: ada.id, confirmed_at: '2026-01-02T03:04:05Z' }),
  }),
  ...(['get', 'put', 'delete'] as const).flatMap((method) => [
    replies(
      `${method} wants a UUID in the path, before it reads the body`,
      ({ send }) => send(`${users}/x`, { method, headers: asServer, ...(method !== 'get' && { body: '{' }) }),
      failure(404, 'validation_failed', 'user_id must be an UUID'),
    ),
    replies(
      `${method} wants an account that is there`,
      ({ send }) => send(nobody, { method, headers: asServer }),
      noUser,
    ),
  ]),
  {
    title: "an administrator's password may be the old one, and ends every session",
    async run(world) {
      const { bearer } = await signedIn(world);

      expect((await change({ password: ada.password })(world)).status).toBe(200);
      expect(await world.get('/user', bearer)).toEqual(sessionGone);
    },
  },
  replies('but it must be strong', change({ password: 'x' }), {
    status: 422,
    body: {
      code: 'weak_password',
      message: 'Password should be at least 6 characters.',
      weak_password: { reasons: ['length'] },
    },
  }),
  replies('a new address holds at once', change({ email: 'New@example.com', role: 'editor' }), {
    status: 200,
    body: expect.objectContaining({ email: 'new@example.com', role: 'editor' }),
  }),
  replies(
    'an address that is taken is a failure',
    async (world) => {
      await create({ email: 'b@example.com' })(world);
      return change({ email: 'b@example.com' })(world);
    },
    failure(500, 'unexpected_failure', 'Error updating user'),
  ),
  {
    title: 'without an API version it is what the database said',
    async run(world) {
      await create({ email: 'b@example.com' })(world);
      const headers = { ...asServer, 'x-supabase-api-version': '' };

      expect(await world.put(one, { email: 'b@example.com' }, headers)).toEqual({
        status: 500,
        body: {
          code: '23505',
          message: 'duplicate key value violates unique constraint "users_email_partial_key"',
        },
      });
    },
  },
  {
    title: 'a session whose account has the role of administrators is one, until it ends',
    async run(world) {
      await change({ role: 'service_role' })(world);
      const { bearer } = await signedIn(world);
      expect((await world.get(users, bearer)).status).toBe(200);
      await world.post('/logout', undefined, bearer);

      expect(await world.get(users, bearer)).toEqual(sessionGone);
    },
  },
  {
    title: 'a secret key that is not a JWT is as good',
    options: { serviceRoleKey: 'sb_secret_x' },
    async run({ get }) {
      const headers = { apikey: 'sb_secret_x', authorization: 'Bearer sb_secret_x' };
      expect((await get(users, headers)).status).toBe(200);
    },
  },
  {
    title: 'email_confirm: false takes nothing back',
    async run(world) {
      const { body } = await change({ email_confirm: false })(world);
      expect(Object.keys(Object(body))).toContain('email_confirmed_at');
    },
  },
  {
    title: 'a ban is a duration, and none lifts it',
    async run(world) {
      expect((await change({ ban_duration: '24h' })(world)).body).toMatchObject({
        banned_until: '2026-01-03T03:04:05Z',
      });
      const { body } = await change({ ban_duration: 'none' })(world);
      expect(Object.keys(Object(body))).not.toContain('banned_until');
    },
  },
  replies('a change wants JSON', change('x'), malformed),
  {
    title: 'an account is deleted for good, without a body too',
    async run(world) {
      expect(await world.delete(one, undefined, asServer)).toEqual({ status: 200, body: {} });
      expect(await world.get(one, asServer)).toEqual(noUser);
      expect((await create({ email: ada.email })(world)).status).toBe(200);
    },
  },
  {
    title: 'an account is deleted softly: the row stays readable, the address is free',
    async run(world) {
      const { bearer } = await signedIn(world);
      expect(await world.delete(one, { should_soft_delete: true }, asServer)).toEqual({ status: 200, body: {} });

      expect((await world.get(one, asServer)).body).toMatchObject({
        deleted_at: '2026-01-02T03:04:05Z',
        email: expect.not.stringContaining('@'),
        user_metadata: {},
      });
      expect(await world.get('/user', bearer)).toEqual(sessionGone);
      expect((await create({ email: ada.email })(world)).status).toBe(200);
    },
  },
];

export const adminVectors: readonly Vector[] = [...accessVectors, ...linkVectors, ...userVectors];
