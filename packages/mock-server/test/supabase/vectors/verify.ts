import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import {
  ada,
  asServer,
  failure,
  followed,
  mailedRecovery,
  page,
  pkce,
  type Reply,
  textAt,
  type World,
} from '../world.ts';
import { badDigits, badLink, invalid, malformed, replies, type Vector } from './vector.ts';

const deadLink = {
  error: 'access_denied',
  error_code: 'otp_expired',
  error_description: 'Email link is invalid or has expired',
};

const fragmentOf = ({ hash }: URL): [string, string][] => [...new URLSearchParams(hash.slice(1))];

async function ban({ put }: World): Promise<void> {
  await put(`/admin/users/${ada.id}`, { ban_duration: '24h' }, asServer);
}

/** `GET /verify`: links. */
const linkVectors: readonly Vector[] = [
  {
    title: 'a link leads on with a session in the fragment, keys in their order',
    async run(world) {
      const { token } = await mailedRecovery(world, {}, `?redirect_to=${page}`);
      const { status, headers } = await world.get(`/verify?token=${token}&type=recovery&redirect_to=${page}`, {
        apikey: '',
      });

      expect(status).toBe(303);
      expect(headers.get('location')).toMatch(
        /^https:\/\/app\.example\.com\/reset#access_token=[\w.-]+&expires_at=1767326645&expires_in=3600&refresh_token=[a-z2-7]{12}&sb=&token_type=bearer&type=recovery$/,
      );
    },
  },
  {
    title: 'a PKCE link leads on with a code',
    async run(world) {
      const { token } = await mailedRecovery(world, pkce.fields);
      const { searchParams, hash } = await followed(world, token, `&type=recovery&redirect_to=${page}?a=1`);

      expect(token).toMatch(/^pkce_[0-9a-f]{56}$/);
      expect([...searchParams]).toEqual([
        ['a', '1'],
        ['code', expect.stringMatching(/^[0-9a-f-]{36}$/)],
      ]);
      expect(hash).toBe('');
    },
  },
  {
    title: 'a link works once',
    async run(world) {
      const { token } = await mailedRecovery(world);
      await followed(world, token);

      const again = await followed(world, token);
      expect(again.href).toBe(
        'http://localhost:3000/#error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired&sb=',
      );
    },
  },
  {
    title: 'a link works for an hour, to the very end of it',
    async run(world) {
      const [first, second] = [await mailedRecovery(world), world.mock.clock.advance('1h')];
      expect(second).toBeGreaterThan(0);
      expect(fragmentOf(await followed(world, first.token))[0]?.[0]).toBe('access_token');

      const { token } = await mailedRecovery(world);
      world.mock.clock.advance(3_600_001);
      expect(Object.fromEntries(fragmentOf(await followed(world, token)))).toEqual({ ...deadLink, sb: '' });
    },
  },
  {
    title: 'a target that has a fragment keeps it before a session, and loses it to a failure',
    async run(world) {
      const { token } = await mailedRecovery(world);
      const path = `/verify?token=${token}&type=recovery&redirect_to=${encodeURIComponent(`${page}#old`)}`;

      const [first, second] = [await world.get(path), await world.get(path)];
      expect(first.headers.get('location')).toMatch(/\/reset#old#access_token=/);
      expect(second.headers.get('location')).toMatch(/\/reset#error=access_denied&/);
    },
  },
  {
    title: 'what a target had in its query is encoded as Go does',
    async run({ get }) {
      const target = encodeURIComponent(`${page}?a=~b*`);
      const { headers } = await get(`/verify?token=pkce_x&type=recovery&redirect_to=${target}`);

      expect(headers.get('location')).toMatch(/\?a=~b%2A&error=access_denied&/);
    },
  },
  {
    title: 'a dead PKCE link tells it in the query too',
    async run(world) {
      const { searchParams, hash } = await followed(world, `pkce_${'0'.repeat(56)}`);

      expect(Object.fromEntries(searchParams)).toEqual(deadLink);
      expect(Object.fromEntries(new URLSearchParams(hash.slice(1)))).toEqual({ ...deadLink, sb: '' });
    },
  },
  {
    title: 'a PKCE link whose request is not there leads on with a failure, and is not used up',
    async run(world) {
      const { token } = await mailedRecovery(world, pkce.fields);
      const { searchParams } = await followed(world, token, '&type=magiclink');

      expect(searchParams.get('error')).toBe('invalid_request');
      expect(searchParams.get('error_code')).toBe('flow_state_not_found');
      expect((await followed(world, token)).searchParams.has('code')).toBe(true);
    },
  },
  {
    title: 'a link of a banned account leads on with a failure',
    async run(world) {
      const { token } = await mailedRecovery(world);
      await ban(world);

      expect(fragmentOf(await followed(world, token))).toEqual([
        ['error', 'access_denied'],
        ['error_code', 'user_banned'],
        ['error_description', 'User is banned'],
        ['sb', ''],
      ]);
    },
  },
  {
    title: 'a link of an unknown type leads on with a failure',
    async run(world) {
      const { token } = await mailedRecovery(world);

      expect(fragmentOf(await followed(world, token, '&type=x')).slice(0, 2)).toEqual([
        ['error', 'invalid_request'],
        ['error_code', 'validation_failed'],
      ]);
    },
  },
  replies(
    'a link without its token is told so, and leads nowhere',
    ({ get }) => get('/verify?type=recovery'),
    invalid('Verify requires a token or a token hash'),
  ),
  replies(
    'a link without its type is told so',
    ({ get }) => get('/verify?token=x'),
    invalid('Verify requires a verification type'),
  ),
  ...(
    [
      ['recovery', 'recovery'],
      ['magiclink', 'magiclink'],
      ['email', 'magiclink'],
    ] as const
  ).map(
    ([type, told]): Vector => ({
      title: `a recovery's link passes as ${type}, and says ${told}`,
      async run(world) {
        const { token } = await mailedRecovery(world);

        expect(fragmentOf(await followed(world, token, `&type=${type}`)).at(-1)).toEqual(['type', told]);
      },
    }),
  ),
  {
    title: 'a link confirms an address that was not',
    async run(world) {
      await world.mock.accounts.put({ ...ada, emailVerified: false });
      const { token } = await mailedRecovery(world);
      await followed(world, token);

      expect(await world.mock.accounts.find(ada.email)).toMatchObject({ emailVerified: true });
    },
  },
  {
    title: 'of two that follow a link at once, one gets in',
    async run(world) {
      const { token } = await mailedRecovery(world);
      const ends = await Promise.all([followed(world, token), followed(world, token)]);

      expect(ends.map((end) => fragmentOf(end)[0]?.[0]).sort()).toEqual(['access_token', 'error']);
    },
  },
];

const verify = (body: unknown) => (world: World) => world.post('/verify', body);

/** A session by PKCE. */
async function exchanged(world: World, path: string, type: string): Promise<Reply> {
  await world.post(path, { email: ada.email, ...pkce.fields });
  const { token = '' } = await world.mock.outbox.waitFor({ to: ada.email });
  const auth_code = (await followed(world, token, `&type=${type}`)).searchParams.get('code');
  return world.post('/token?grant_type=pkce', { auth_code, code_verifier: pkce.verifier });
}

/** `POST /verify`: token hashes and digits. */
const postVectors: readonly Vector[] = [
  {
    title: 'a token hash gives a session, its fields in their order',
    async run(world) {
      const { token } = await mailedRecovery(world);
      const { status, body, headers } = await verify({ type: 'recovery', token_hash: token })(world);

      expect(status).toBe(200);
      expect(Object.entries(Object(body)).map(([name, value]) => [name, typeof value])).toEqual([
        ['access_token', 'string'],
        ['token_type', 'string'],
        ['expires_in', 'number'],
        ['expires_at', 'number'],
        ['refresh_token', 'string'],
        ['user', 'object'],
      ]);
      expect(headers.get('sb-auth-user-id')).toBe(ada.id);
      expect(textAt(body, 'refresh_token').startsWith(headers.get('sb-auth-refresh-token-prefix') ?? 'x')).toBe(true);
    },
  },
  {
    title: 'six digits and the address give a session, in PKCE too',
    async run(world) {
      const { code } = await mailedRecovery(world, pkce.fields);

      expect((await verify({ type: 'recovery', email: 'ADA@example.com', token: code })(world)).status).toBe(200);
    },
  },
  {
    title: 'a token hash of PKCE gives a session at once, with its prefix only',
    async run(world) {
      const { token } = await mailedRecovery(world, pkce.fields);

      expect(await verify({ type: 'recovery', token_hash: token.slice('pkce_'.length) })(world)).toEqual(badLink);
      expect((await verify({ type: 'recovery', token_hash: token })(world)).status).toBe(200);
    },
  },
  {
    title: 'using one token of an account uses up all of them',
    async run(world) {
      const { body } = await world.post('/token?grant_type=password', ada);
      await world.put(
        '/user',
        { email: 'new@example.com' },
        { authorization: `Bearer ${textAt(body, 'access_token')}` },
      );
      const change = await world.mock.outbox.waitFor({ to: 'new@example.com' });
      const { token } = await mailedRecovery(world);
      await verify({ type: 'recovery', token_hash: token })(world);

      expect(await verify({ type: 'email_change', token_hash: change.token })(world)).toEqual(badLink);
    },
  },
  {
    title: 'when the mail was sent stays known after the click',
    async run(world) {
      const { token } = await mailedRecovery(world);
      const { body } = await verify({ type: 'recovery', token_hash: token })(world);

      expect(textAt(body, 'user', 'recovery_sent_at')).toBe('2026-01-02T03:04:05Z');
    },
  },
  ...(
    [
      [
        'otp',
        async (world: World) => verify({ type: 'recovery', token_hash: (await mailedRecovery(world)).token })(world),
      ],
      ['recovery', (world: World) => exchanged(world, '/recover', 'recovery')],
      ['magiclink', (world: World) => exchanged(world, '/otp', 'magiclink')],
      ['password', (world: World) => world.post('/token?grant_type=password', ada)],
    ] as const
  ).map(
    ([method, begin]): Vector => ({
      title: `a session says how it began, and goes on saying so: ${method}`,
      async run(world) {
        const { body } = await begin(world);
        world.mock.clock.advance('1m');
        const renewed = await world.post('/token?grant_type=refresh_token', {
          refresh_token: textAt(body, 'refresh_token'),
        });

        for (const session of [body, renewed.body])
          expect(decodeJwt(textAt(session, 'access_token'))['amr']).toEqual([{ method, timestamp: 1_767_323_045 }]);
      },
    }),
  ),
  {
    title: 'digits can be guessed at without end',
    async run(world) {
      const { code } = await mailedRecovery(world);
      const wrong = code === '000000' ? '000001' : '000000';
      for (let tries = 0; tries < 20; tries += 1)
        expect(await verify({ type: 'recovery', email: ada.email, token: wrong })(world)).toEqual(badDigits);

      expect((await verify({ type: 'recovery', email: ada.email, token: code })(world)).status).toBe(200);
    },
  },
  {
    title: 'digits work once, and no longer than an hour',
    async run(world) {
      const first = await mailedRecovery(world);
      const use = (token: string) => verify({ type: 'recovery', email: ada.email, token })(world);
      await use(first.code);
      expect(await use(first.code)).toEqual(badDigits);

      const second = await mailedRecovery(world);
      world.mock.clock.advance(3_600_001);
      expect(await use(second.code)).toEqual(badDigits);
    },
  },
  {
    title: 'a banned account is told that it is',
    async run(world) {
      const { token } = await mailedRecovery(world);
      await ban(world);

      expect(await verify({ type: 'recovery', token_hash: token })(world)).toEqual(
        failure(403, 'user_banned', 'User is banned'),
      );
      expect(await verify({ type: 'recovery', email: ada.email, token: '000000' })(world)).toEqual(
        failure(403, 'user_banned', 'User is banned'),
      );
    },
  },
  ...['signup', 'invite'].map(
    (type): Vector => ({
      title: `a recovery's token is not found as ${type}`,
      async run(world) {
        const { token } = await mailedRecovery(world);

        expect(await verify({ type, token_hash: token })(world)).toEqual(badLink);
      },
    }),
  ),
  replies('/verify wants JSON', verify('x'), malformed),
  replies('/verify wants a type', verify({ token_hash: 'x' }), invalid('Verify requires a verification type')),
  replies(
    '/verify wants a token or its hash',
    verify({ type: 'recovery' }),
    invalid('Verify requires either a token or a token hash'),
  ),
  replies(
    '/verify wants one of the two',
    verify({ type: 'recovery', token: '1', token_hash: 'x' }),
    invalid('Verify requires either a token or a token hash'),
  ),
  ...[{ email: ada.email }, { phone: '+441632960000' }, { redirect_to: page }].map((more) =>
    replies(
      `/verify wants no ${Object.keys(more)[0]} beside a token hash`,
      verify({ type: 'recovery', token_hash: 'x', ...more }),
      invalid('Only the token_hash and type should be provided'),
    ),
  ),
  replies(
    '/verify wants to know whose digits they are',
    verify({ type: 'recovery', token: '123456' }),
    invalid('Only an email address or phone number should be provided on verify'),
  ),
  replies(
    '/verify has a status of its own for a malformed address',
    verify({ type: 'recovery', token: '123456', email: 'ada' }),
    failure(422, 'validation_failed', 'Invalid email format'),
  ),
  replies(
    '/verify wants a number that E.164 allows',
    verify({ type: 'sms', token: '123456', phone: 'abc' }),
    invalid('Invalid phone number format (E.164 required)'),
  ),
  replies('/verify knows no digits of a number', verify({ type: 'sms', token: '123456', phone: '+1 23' }), badDigits),
  replies('/verify does not know this hash', verify({ type: 'recovery', token_hash: '0'.repeat(56) }), badLink),
  replies(
    '/verify tells no unknown address from wrong digits',
    verify({ type: 'recovery', token: '123456', email: 'x@example.com' }),
    badDigits,
  ),
  replies(
    '/verify refuses an unknown type of a hash',
    verify({ type: 'x', token_hash: 'x' }),
    invalid('Invalid email verification type'),
  ),
  ...['x', 'constructor', '__proto__'].map((type) =>
    replies(
      `/verify takes the unknown type ${type} of digits for wrong digits`,
      verify({ type, token: '1', email: ada.email }),
      badDigits,
    ),
  ),
];

export const verifyVectors: readonly Vector[] = [...linkVectors, ...postVectors];
