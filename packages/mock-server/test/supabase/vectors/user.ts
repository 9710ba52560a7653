import { supabase } from '@resetkit/mock-server/supabase';
import { errors, jwtVerify } from 'jose';
import { expect } from 'vitest';
import { ada, asServer, failure, mailedRecovery, now, recovered, signedIn, textAt, type World } from '../world.ts';
import { badAddress, invalid, malformed, replies, sessionGone, taken, type Vector } from './vector.ts';

const { jwtSecret, anonKey } = supabase().options;
const secret = new TextEncoder().encode(jwtSecret);
const noBearer = failure(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
const weak = (...reasons: string[]) => ({
  status: 422,
  body: { code: 'weak_password', message: expect.any(String), weak_password: { reasons } },
});

async function update(world: World, body: unknown, bearer?: { authorization: string }) {
  return world.put('/user', body, bearer ?? (await signedIn(world)).bearer);
}

async function forged(claims: Record<string, unknown>): Promise<{ authorization: string }> {
  const { SignJWT } = await import('jose');
  const issuedAt = Date.parse(now) / 1_000;
  const token = await new SignJWT({ exp: issuedAt + 3_600, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(secret);
  return { authorization: `Bearer ${token}` };
}

const unreadable = (detail: string) =>
  failure(403, 'bad_jwt', `invalid JWT: unable to parse or verify signature, ${detail}`);

/** Bearer tokens, and `GET /user`. */
const bearerVectors: readonly Vector[] = [
  replies('/user wants a bearer token', ({ get }) => get('/user'), noBearer),
  replies('/user wants it to be one', ({ get }) => get('/user', { authorization: 'Basic abc' }), noBearer),
  replies('/user takes any case of the word', ({ get }) => get('/user', { authorization: 'bEaReR x' }), {
    ...unreadable('token is malformed: token contains an invalid number of segments'),
  }),
  {
    title: '/user refuses a token of another secret',
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.mock.options.set({ jwtSecret: 'another-secret-another-secret-another' });

      expect(await world.get('/user', bearer)).toEqual(unreadable('token signature is invalid: signature is invalid'));
    },
  },
  {
    title: '/user refuses a token after an hour',
    async run(world) {
      const { bearer } = await signedIn(world);
      world.mock.clock.advance('1h');

      expect(await world.get('/user', bearer)).toEqual(unreadable('token has invalid claims: token is expired'));
    },
  },
  replies(
    "/user refuses the project's key, which is nobody's",
    ({ get }) => get('/user', { authorization: `Bearer ${anonKey}` }),
    failure(403, 'bad_jwt', 'invalid claim: missing sub claim'),
  ),
  replies(
    '/user wants a UUID in sub',
    async ({ get }) => get('/user', await forged({ sub: 'ada' })),
    failure(400, 'bad_jwt', 'invalid claim: sub claim must be a UUID'),
  ),
  replies(
    '/user wants a UUID in session_id',
    async ({ get }) => get('/user', await forged({ sub: ada.id, session_id: 'x' })),
    failure(403, 'bad_jwt', 'invalid claim: session_id claim must be a UUID'),
  ),
  replies(
    '/user wants a session that is there',
    async ({ get }) => get('/user', await forged({ sub: ada.id, session_id: ada.id })),
    sessionGone,
  ),
  {
    title: '/user refuses a token whose account is gone',
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.delete(`/admin/users/${ada.id}`, undefined, asServer);

      expect(await world.get('/user', bearer)).toEqual(
        failure(403, 'user_not_found', 'User from sub claim in JWT does not exist'),
      );
    },
  },
  {
    title: '/user refuses a token whose account is banned',
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.put(`/admin/users/${ada.id}`, { ban_duration: '24h' }, asServer);

      expect(await world.get('/user', bearer)).toEqual(failure(403, 'user_banned', 'User is banned'));
    },
  },
  {
    title: '/user gives the account, its fields in their order and none of them null',
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.post('/recover', { email: ada.email });
      const { status, body } = await world.get('/user', bearer);

      const at = '2026-01-02T03:04:05Z';
      expect(status).toBe(200);
      expect(Object.entries(Object(body))).toEqual([
        ['id', ada.id],
        ['aud', 'authenticated'],
        ['role', 'authenticated'],
        ['email', ada.email],
        ['email_confirmed_at', at],
        ['phone', ''],
        ['confirmed_at', at],
        ['recovery_sent_at', at],
        ['last_sign_in_at', at],
        ['app_metadata', { provider: 'email', providers: ['email'] }],
        ['user_metadata', { email_verified: true, name: 'Ada' }],
        [
          'identities',
          [
            {
              identity_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
              id: ada.id,
              user_id: ada.id,
              identity_data: {
                email: ada.email,
                email_verified: false,
                name: 'Ada',
                phone_verified: false,
                sub: ada.id,
              },
              provider: 'email',
              last_sign_in_at: at,
              created_at: at,
              updated_at: at,
              email: ada.email,
            },
          ],
        ],
        ['created_at', at],
        ['updated_at', at],
        ['is_anonymous', false],
      ]);
    },
  },
  {
    title: '/user holds the audience against X-JWT-AUD',
    async run(world) {
      const { bearer } = await signedIn(world);

      expect((await world.get('/user', { ...bearer, 'x-jwt-aud': 'authenticated' })).status).toBe(200);
      expect(await world.get('/user', { ...bearer, 'x-jwt-aud': 'x' })).toEqual(
        invalid("Token audience doesn't match request audience"),
      );
    },
  },
  {
    title: 'an access token is a JWT that the configured secret verifies, with the claims of the real one',
    async run(world) {
      const { body } = await signedIn(world);
      const token = textAt(body, 'access_token');
      const at = { currentDate: new Date(now) };
      const { payload, protectedHeader } = await jwtVerify(token, secret, at);

      expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
      expect(Object.entries(payload)).toEqual([
        ['iss', expect.stringMatching(/\/auth\/v1$/)],
        ['sub', ada.id],
        ['aud', 'authenticated'],
        ['exp', 1_767_326_645],
        ['iat', 1_767_323_045],
        ['email', ada.email],
        ['phone', ''],
        ['app_metadata', { provider: 'email', providers: ['email'] }],
        ['user_metadata', { email_verified: true, name: 'Ada' }],
        ['role', 'authenticated'],
        ['aal', 'aal1'],
        ['amr', [{ method: 'password', timestamp: 1_767_323_045 }]],
        ['session_id', expect.stringMatching(/^[0-9a-f-]{36}$/)],
        ['is_anonymous', false],
      ]);
      await expect(jwtVerify(token, new Uint8Array(32), at)).rejects.toThrow(errors.JWSSignatureVerificationFailed);
    },
  },
];

/** `PUT /user`. */
const updateVectors: readonly Vector[] = [
  {
    title: 'a recovery ends with a new password: the old one, other sessions and every mailed token are gone',
    async run(world) {
      const other = await signedIn(world);
      const mine = await recovered(world);
      const { token } = await mailedRecovery(world);
      const { status, body } = await update(world, { password: 'ada-new-pass2' }, mine);

      expect(status).toBe(200);
      expect(Object.keys(Object(body))).not.toContain('recovery_sent_at');
      expect((await world.get('/user', mine)).status).toBe(200);
      expect(await world.get('/user', other.bearer)).toEqual(sessionGone);
      expect((await world.post('/verify', { type: 'recovery', token_hash: token })).status).toBe(403);
      expect((await world.post('/token?grant_type=password', ada)).status).toBe(400);
      expect((await world.post('/token?grant_type=password', { ...ada, password: 'ada-new-pass2' })).status).toBe(200);
    },
  },
  {
    title: 'a new password forgets when the last mail was sent',
    settings: { limits: 'real' },
    async run(world) {
      await update(world, { password: 'ada-new-pass2' }, await recovered(world));

      expect(await world.post('/recover', { email: ada.email })).toEqual(taken);
    },
  },
  {
    title: 'a password that is refused leaves session and account as they were',
    async run(world) {
      const mine = await recovered(world);

      expect(await update(world, { password: 'short' }, mine)).toEqual(weak('length'));
      expect(await update(world, { password: ada.password }, mine)).toEqual(
        failure(422, 'same_password', 'New password should be different from the old password.'),
      );
      expect((await update(world, { password: 'ada-new-pass2' }, mine)).status).toBe(200);
    },
  },
  replies('an empty password is too weak', (world) => update(world, { password: '' }), weak('length')),
  replies('a length is counted in bytes', (world) => update(world, { password: 'üüü' }), {
    status: 200,
    body: expect.anything(),
  }),
  replies(
    'a password has 72 bytes at most',
    (world) => update(world, { password: 'ü'.repeat(37) }),
    invalid('Password cannot be longer than 72 characters'),
  ),
  replies('a password may need more', (world) => update(world, { password: 'ada' }), weak('length', 'characters'), {
    options: { passwordRequiredCharacters: ['0123456789'] },
  }),
  {
    title: 'null for a password, and nothing at all, change nothing',
    async run(world) {
      const { bearer } = await signedIn(world);
      const before = await world.get('/user', bearer);

      expect(await update(world, { password: null }, bearer)).toEqual(before);
      expect(await update(world, {}, bearer)).toEqual(before);
    },
  },
  {
    title: 'data is merged, and null deletes',
    async run(world) {
      const { body } = await update(world, { data: { nickname: 'A', name: null } });

      expect(Reflect.get(Object(body), 'user_metadata')).toEqual({ email_verified: true, nickname: 'A' });
    },
  },
  {
    title: 'a new address is mailed to, and counts once its link is followed',
    async run(world) {
      const { bearer } = await signedIn(world);
      const { body } = await update(world, { email: 'Ada@new.example.com' }, bearer);
      expect(body).toMatchObject({ email: ada.email, new_email: 'ada@new.example.com' });

      const { token } = await world.mock.outbox.waitFor({ to: 'ada@new.example.com' });
      const { body: session } = await world.post('/verify', { type: 'email_change', token_hash: token });
      expect(textAt(session, 'user', 'email')).toBe('ada@new.example.com');
      expect((await world.post('/token?grant_type=password', ada)).status).toBe(400);
    },
  },
  {
    title: 'where the new address cannot be mailed to, nothing is changed',
    options: { mail: 'fails' },
    async run(world) {
      const { bearer } = await signedIn(world);
      const before = await world.get('/user', bearer);
      const change = { email: 'new@example.com', password: 'ada-new-pass2', data: { name: 'A' } };

      expect(await update(world, change, bearer)).toEqual(
        failure(500, 'unexpected_failure', 'Error sending email change email'),
      );
      expect(await world.get('/user', bearer)).toEqual(before);
      expect((await world.post('/token?grant_type=password', ada)).status).toBe(200);
    },
  },
  replies(
    'an address that is taken is refused',
    async (world) => {
      await world.mock.accounts.put({ email: 'taken@example.com' });
      return update(world, { email: 'taken@example.com' });
    },
    failure(422, 'email_exists', 'A user with this email address has already been registered'),
  ),
  replies('a malformed address is refused', (world) => update(world, { email: 'ada' }), badAddress),
  replies('/user wants JSON', (world) => update(world, 'x'), malformed),
  replies(
    'app_metadata is not for oneself to change',
    (world) => update(world, { app_metadata: { plan: 'gold' } }),
    failure(403, 'not_admin', 'Updating app_metadata requires admin privileges'),
  ),
  replies(
    'an old session may have to prove itself',
    async (world) => {
      await world.mock.options.set({ jwtExpirySeconds: 200_000 });
      const { bearer } = await signedIn(world);
      world.mock.clock.advance(86_400_001);
      return update(world, { password: 'ada-new-pass2' }, bearer);
    },
    failure(400, 'reauthentication_needed', 'Password update requires reauthentication'),
    { options: { updatePasswordRequireReauthentication: true } },
  ),
  {
    title: 'a nonce that was mailed is that proof, a wrong one is not',
    options: { updatePasswordRequireReauthentication: true, jwtExpirySeconds: 200_000 },
    async run(world) {
      const { bearer } = await signedIn(world);
      world.mock.clock.advance(86_400_001);
      expect(await world.get('/reauthenticate', bearer)).toEqual(taken);
      const { code } = await world.mock.outbox.waitFor({ to: ada.email });
      const wrong = code === '000000' ? '000001' : '000000';

      expect(await update(world, { password: 'ada-new-pass2', nonce: wrong }, bearer)).toEqual(
        failure(422, 'reauthentication_not_valid', 'Nonce has expired or is invalid'),
      );
      expect((await update(world, { password: 'ada-new-pass2', nonce: code }, bearer)).status).toBe(200);
    },
  },
  {
    title: 'a session by password may need the current one, a recovery does not',
    options: { updatePasswordRequireCurrentPassword: true },
    async run(world) {
      const { bearer } = await signedIn(world);
      const change = (more: object) => update(world, { password: 'ada-new-pass2', ...more }, bearer);

      expect(await change({})).toEqual(failure(400, 'current_password_required', expect.any(String)));
      expect(await change({ current_password: 'x' })).toEqual(
        failure(400, 'current_password_invalid', 'Current password required when setting new password.'),
      );
      expect((await change({ current_password: ada.password })).status).toBe(200);
      expect((await update(world, { password: 'ada-new-pass3' }, await recovered(world))).status).toBe(200);
    },
  },
];

const logout = (scope: string, bearer: Record<string, string> | undefined) => (world: World) =>
  world.post(`/logout${scope}`, undefined, bearer);

/** `POST /logout`. */
const logoutVectors: readonly Vector[] = [
  ...(
    [
      ['', [403, 403]],
      ['?scope=', [403, 403]],
      ['?scope=global', [403, 403]],
      ['?scope=local', [403, 200]],
      ['?scope=others', [200, 403]],
    ] as const
  ).map(
    ([scope, after]): Vector => ({
      title: `/logout${scope} leaves the sessions that it should`,
      async run(world) {
        const [mine, other] = [await signedIn(world), await signedIn(world)];
        expect(await logout(scope, mine.bearer)(world)).toEqual({ status: 204, body: '' });

        const asked = [await world.get('/user', mine.bearer), await world.get('/user', other.bearer)];
        expect(asked.map(({ status }) => status)).toEqual(after);
      },
    }),
  ),
  ...['x', 'constructor'].map((scope) =>
    replies(
      `/logout knows no scope ${scope}`,
      async (world) => logout(`?scope=${scope}`, (await signedIn(world)).bearer)(world),
      invalid(`Unsupported logout scope "${scope}"`),
    ),
  ),
  replies('/logout wants a bearer token', logout('', {}), noBearer),
  replies(
    "/logout refuses the project's key",
    logout('', { authorization: `Bearer ${anonKey}` }),
    failure(403, 'bad_jwt', 'invalid claim: missing sub claim'),
  ),
  {
    title: '/logout of a session that has ended is refused',
    async run(world) {
      const { bearer } = await signedIn(world);
      await logout('', bearer)(world);

      expect(await logout('', bearer)(world)).toEqual(sessionGone);
    },
  },
];

export const userVectors: readonly Vector[] = [...bearerVectors, ...updateVectors, ...logoutVectors];
