import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { ada, asServer, failure, followed, type Reply, textAt, type World } from '../world.ts';
import { replies, table, taken, type Vector } from './vector.ts';

const gus = 'gus@example.com';
const password = 'gus-new-pass1';
const at = '2026-01-02T03:04:05Z';
const on = { options: { externalAnonymousUsersEnabled: true } };
const atOnce = { options: { ...on.options, mailerAutoconfirm: true } };
const off = failure(422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled');
const noPassword = failure(
  422,
  'validation_failed',
  'Updating password of an anonymous user without an email or phone is not allowed',
);
const noFactors = failure(403, 'no_authorization', 'Anonymous user not allowed to perform these actions');
const wrongCredentials = failure(400, 'invalid_credentials', 'Invalid login credentials');

/** An anonymous account as everybody sees it. */
const guest = {
  id: expect.any(String),
  aud: 'authenticated',
  role: 'authenticated',
  email: '',
  phone: '',
  last_sign_in_at: at,
  app_metadata: {},
  user_metadata: {},
  identities: [],
  created_at: at,
  updated_at: at,
  is_anonymous: true,
};

/** The same account with its new address, as it sees itself. */
const converted = (id: string) => ({
  ...guest,
  id,
  email: gus,
  email_confirmed_at: at,
  user_metadata: { email_verified: true },
  identities: [
    {
      identity_id: expect.any(String),
      id,
      user_id: id,
      identity_data: { email: gus, email_verified: true, phone_verified: false, sub: id },
      provider: 'email',
      last_sign_in_at: at,
      created_at: at,
      updated_at: at,
      email: gus,
    },
  ],
  is_anonymous: false,
});
/** The same after the link of its mail. */
const mailed = (id: string) => ({
  ...converted(id),
  confirmed_at: at,
  email_change_sent_at: at,
  app_metadata: { provider: 'email', providers: ['email'] },
});

interface Guest {
  readonly body: unknown;
  readonly id: string;
  readonly bearer: { readonly authorization: string };
  readonly refreshToken: string;
}

const signUp = async ({ post }: World, body: unknown = {}): Promise<Guest> => {
  const reply = await post('/signup', body);
  return {
    body: reply.body,
    id: textAt(Reflect.get(Object(reply.body), 'user'), 'id'),
    bearer: { authorization: `Bearer ${textAt(reply.body, 'access_token')}` },
    refreshToken: textAt(reply.body, 'refresh_token'),
  };
};
const claimsOf = (body: unknown) => decodeJwt(textAt(body, 'access_token'));
const signIn = ({ post }: World): Promise<Reply> => post('/token?grant_type=password', { email: gus, password });
const change = async (world: World, body: unknown): Promise<Reply> =>
  world.put('/user', body, (await signUp(world)).bearer);
const statuses = async (count: number, act: () => Promise<Reply>): Promise<number[]> => {
  const seen: number[] = [];
  for (let index = 0; index < count; index += 1) seen.push((await act()).status);
  return seen;
};

const signUpVectors: readonly Vector[] = [
  ...table(
    ['{}', 'null', '{"data":{"a":1}}', '{"password":"x"}', '{"email":"","password":"x"}'].map((body) => [body]),
    'without anonymous users the sign-up %s is refused',
  )((body: string) => ({
    async run({ post }) {
      expect(await post('/signup', body)).toEqual(off);
    },
  })),
  {
    title: 'an anonymous sign-up opens a session, whose claims say so',
    ...on,
    async run({ post }) {
      const { status, headers, body } = await post('/signup', {});
      const claims = claimsOf(body);

      expect([status, body]).toEqual([
        200,
        {
          access_token: expect.any(String),
          token_type: 'bearer',
          expires_in: 3600,
          expires_at: Date.parse(at) / 1_000 + 3_600,
          refresh_token: expect.stringMatching(/^[a-z0-9]{12}$/),
          user: guest,
        },
      ]);
      expect(headers.get('sb-auth-user-id')).toBe(claims.sub);
      expect(claims).toEqual({
        iss: expect.stringMatching(/\/auth\/v1$/),
        sub: expect.any(String),
        aud: 'authenticated',
        exp: Date.parse(at) / 1_000 + 3_600,
        iat: Date.parse(at) / 1_000,
        email: '',
        phone: '',
        app_metadata: {},
        user_metadata: {},
        role: 'authenticated',
        aal: 'aal1',
        amr: [{ method: 'anonymous', timestamp: Date.parse(at) / 1_000 }],
        session_id: headers.get('sb-auth-session-id'),
        is_anonymous: true,
      });
    },
  },
  ...table(
    [
      [{ data: { name: 'Guest' }, gotrue_meta_security: {} }, { name: 'Guest' }],
      [{ email: '', password: 'x' }, {}],
    ] as const,
    'the anonymous sign-up %j keeps the data, and reads no password',
  )((body, userMetadata) => ({
    ...on,
    async run({ post }) {
      expect((await post('/signup', body)).body).toMatchObject({ user: { ...guest, user_metadata: userMetadata } });
    },
  })),
  replies('a sign-up with an address needs a password still', ({ post }) => post('/signup', { email: gus }), {
    status: 400,
    body: { code: 'validation_failed', message: 'Signup requires a valid password' },
  }),
  replies(
    'an anonymous sign-up is refused while sign-ups are off',
    ({ post }) => post('/signup', {}),
    failure(422, 'signup_disabled', 'Signups not allowed for this instance'),
    { options: { ...on.options, disableSignup: true } },
  ),
  {
    title: 'anonymous sign-ups have a bucket of their own, which gains one in two minutes',
    ...on,
    settings: { limits: 'real' },
    async run(world) {
      const guests = () => world.post('/signup', {});
      expect(await statuses(31, guests)).toEqual([...Array(30).fill(200), 429]);
      expect((await world.post('/signup', { email: gus, password })).status).toBe(200);

      await world.mock.clock.advance('2m');

      expect(await statuses(2, guests)).toEqual([200, 429]);
    },
  },
  {
    title: 'the settings name anonymous users',
    ...on,
    async run({ get }) {
      expect((await get('/settings')).body).toMatchObject({ external: { anonymous_users: true } });
    },
  },
];

const sessionVectors: readonly Vector[] = [
  {
    title: 'an anonymous account can be read, refreshed, changed and signed out',
    ...on,
    async run(world) {
      const { id, bearer, refreshToken } = await signUp(world);
      const refreshed = await world.post('/token?grant_type=refresh_token', { refresh_token: refreshToken });
      const described = await world.put('/user', { data: { a: 1 } }, bearer);

      expect((await world.get('/user', bearer)).body).toEqual({ ...guest, id, user_metadata: { a: 1 } });
      expect(refreshed.body).toMatchObject({ user: { ...guest, id } });
      expect(claimsOf(refreshed.body)).toMatchObject({ is_anonymous: true, amr: [{ method: 'anonymous' }] });
      expect(described.body).toEqual({ ...guest, id, user_metadata: { a: 1 } });
      expect((await world.post('/logout', {}, bearer)).status).toBe(204);
      expect((await world.get('/user', bearer)).status).toBe(403);
    },
  },
  ...table(
    [
      ['POST', '/factors', noFactors],
      ['GET', '/factors', noFactors],
      ['DELETE', `/factors/${ada.id}`, noFactors],
      [
        'GET',
        '/reauthenticate',
        failure(400, 'validation_failed', 'Reauthentication requires the user to have an email or a phone number'),
      ],
    ] as const,
    'an anonymous account is refused at %s %s',
  )((method, path, expected) => ({
    ...on,
    async run(world) {
      const { bearer } = await signUp(world);

      expect(await world.send(path, { method, headers: bearer })).toEqual(expected);
    },
  })),
  {
    title: 'the list of an administrator and that of the control API have anonymous accounts',
    ...on,
    async run(world) {
      const { id } = await signUp(world);

      expect((await world.get('/admin/users', asServer)).body).toMatchObject({
        users: expect.arrayContaining([{ ...guest, id, identities: null }]),
      });
      expect(await world.mock.accounts.list()).toContainEqual({
        id,
        email: '',
        emailVerified: false,
        providers: [],
        hasPassword: false,
        isAnonymous: true,
        createdAt: '2026-01-02T03:04:05.000Z',
        updatedAt: '2026-01-02T03:04:05.000Z',
      });
    },
  },
];

const conversionVectors: readonly Vector[] = [
  ...table(
    [
      ['a password without an address', { password }, noPassword],
      [
        'a weak password',
        { password: 'x' },
        {
          status: 422,
          body: {
            code: 'weak_password',
            message: 'Password should be at least 6 characters.',
            weak_password: { reasons: ['length'] },
          },
        },
      ],
      [
        'an address that is taken',
        { email: ada.email },
        failure(422, 'email_exists', 'A user with this email address has already been registered'),
      ],
      [
        'a phone',
        { phone: '+441632960000', password },
        failure(500, 'unexpected_failure', 'Unable to get SMS provider'),
      ],
    ] as const,
    'an anonymous account cannot have %s',
  )((_what, body, expected) => ({
    ...on,
    async run(world) {
      expect(await change(world, body)).toEqual(expected);
      await world.mock.options.set({ mailerAutoconfirm: true });
      expect(await change(world, body)).toEqual(expected);
    },
  })),
  ...table(
    [[false], [true]],
    'an anonymous account gets an address by one mail, secure change %s',
  )((secureEmailChange) => ({
    options: { ...on.options, secureEmailChange },
    async run(world) {
      const { id, bearer, refreshToken } = await signUp(world);
      const asked = await world.put('/user', { email: 'GUS@example.com' }, bearer);
      const recovered = await world.post('/recover', { email: gus });
      const early = await world.put('/user', { password }, bearer);
      const mails = await world.mock.outbox.list();
      const { searchParams } = new URL(mails[0]?.link ?? '');

      expect(asked.body).toEqual({ ...guest, id, new_email: gus, email_change_sent_at: at });
      expect([recovered, early]).toEqual([taken, noPassword]);
      expect(mails.map(({ to }) => to)).toEqual([gus]);
      expect(searchParams.get('type')).toBe('email_change');

      const target = await followed(world, mails[0]?.token ?? '', '&type=email_change');
      const fragment = Object.fromEntries(new URLSearchParams(target.hash.slice(1)));

      expect(claimsOf(fragment)).toMatchObject({ email: gus, amr: [{ method: 'otp' }], is_anonymous: false });
      expect((await world.get('/user', bearer)).body).toEqual(mailed(id));
      const refreshed = await world.post('/token?grant_type=refresh_token', { refresh_token: refreshToken });
      expect(claimsOf(refreshed.body)).toMatchObject({ amr: [{ method: 'anonymous' }], is_anonymous: false });
      expect(await world.post('/factors', { factor_type: 'totp' }, bearer)).toEqual(noFactors);
      expect((await world.put('/user', { password }, bearer)).status).toBe(200);
      expect((await signIn(world)).status).toBe(200);
    },
  })),
  {
    title: 'an anonymous account gets an address by the digits of its mail',
    ...on,
    async run(world) {
      const { id, bearer } = await signUp(world);
      await world.put('/user', { email: gus }, bearer);
      const { code } = await world.mock.outbox.waitFor({ to: gus });
      const { status, body } = await world.post('/verify', { type: 'email_change', email: gus, token: code });

      expect(status).toBe(200);
      expect(body).toMatchObject({ user: mailed(id) });
    },
  },
  {
    title: 'address and password at once: the password signs in once the address is confirmed',
    ...on,
    async run(world) {
      const asked = await change(world, { email: gus, password });
      const early = await signIn(world);
      const { token } = await world.mock.outbox.waitFor({ to: gus });
      await followed(world, token ?? '', '&type=email_change');

      expect(asked.body).toEqual({ ...guest, new_email: gus, email_change_sent_at: at });
      expect(early).toEqual(wrongCredentials);
      expect((await signIn(world)).status).toBe(200);
    },
  },
  {
    title: 'with autoconfirm an anonymous account has its address at once, and never a provider in app_metadata',
    ...atOnce,
    async run(world) {
      const { id, bearer } = await signUp(world);
      const { status, body } = await world.put('/user', { email: gus, password }, bearer);

      expect([status, body]).toEqual([200, converted(id)]);
      expect((await world.get('/user', bearer)).body).toEqual({ ...converted(id), confirmed_at: at });
      expect(await world.mock.outbox.list()).toEqual([]);
      expect((await signIn(world)).body).toMatchObject({ user: { id, app_metadata: {}, is_anonymous: false } });
      expect(await world.mock.accounts.find(gus)).not.toHaveProperty('isAnonymous');
    },
  },
  {
    title: 'an ordinary account confirms a new address by mail, with autoconfirm too',
    ...atOnce,
    async run(world) {
      await change(world, { email: gus, password });
      const { body } = await signIn(world);
      const bearer = { authorization: `Bearer ${textAt(body, 'access_token')}` };
      const { body: changed } = await world.put('/user', { email: 'gus2@example.com' }, bearer);

      expect(changed).toMatchObject({ email: gus, new_email: 'gus2@example.com' });
    },
  },
  {
    title: 'an administrator gives an anonymous account its address; a pending one and app_metadata stay',
    ...on,
    async run(world) {
      const { id, bearer } = await signUp(world);
      await world.put('/user', { email: 'pending@example.com' }, bearer);
      const { status, body } = await world.put(`/admin/users/${id}`, { email: gus, email_confirm: true }, asServer);

      expect([status, body]).toEqual([
        200,
        { ...converted(id), new_email: 'pending@example.com', email_change_sent_at: at },
      ]);
    },
  },
];

/** Anonymous accounts, and how they become ordinary ones. */
export const anonymousVectors: readonly Vector[] = [...signUpVectors, ...sessionVectors, ...conversionVectors];
