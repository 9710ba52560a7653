import { expect } from 'vitest';
import { ada, asServer, failure, followed, mailedRecovery, pkce, signedIn, textAt, type World } from '../world.ts';
import { invalid, malformed, replies, type Vector } from './vector.ts';

const password = (body: unknown) => (world: World) => world.post('/token?grant_type=password', body);
const refresh =
  (refresh_token: unknown) =>
  ({ post }: World) =>
    post('/token?grant_type=refresh_token', { refresh_token });
const exchange = (body: unknown) => (world: World) => world.post('/token?grant_type=pkce', body);

const wrong = failure(400, 'invalid_credentials', 'Invalid login credentials');
const unsupported = failure(400, 'invalid_credentials', 'unsupported_grant_type');
const unknownToken = failure(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found');
const usedToken = failure(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');
const noFlow = failure(404, 'flow_state_not_found', 'invalid flow state, no valid flow state found');

async function pkceCode(world: World): Promise<string> {
  const { token } = await mailedRecovery(world, pkce.fields);
  return (await followed(world, token)).searchParams.get('code') ?? '';
}

async function next(world: World, token: string): Promise<string> {
  const { body } = await refresh(token)(world);
  return textAt(body, 'refresh_token');
}

/** `POST /token`. */
export const tokenVectors: readonly Vector[] = [
  replies('/token wants a grant type', ({ post }) => post('/token', {}), unsupported),
  replies('/token knows no other grant types', ({ post }) => post('/token?grant_type=magic', 'x'), unsupported),
  replies(
    '/token reads a form for its grant type, and then finds no JSON',
    ({ post }) => post('/token', 'grant_type=password', { 'content-type': 'application/x-www-form-urlencoded' }),
    malformed,
  ),
  {
    title: 'a password signs in',
    async run(world) {
      const { status, body } = await password({ email: 'ADA@example.com', password: ada.password })(world);

      expect(status).toBe(200);
      expect(textAt(body, 'user', 'last_sign_in_at')).toBe('2026-01-02T03:04:05Z');
    },
  },
  replies('/token wants JSON', password('x'), malformed),
  replies('a wrong password is refused', password({ email: ada.email, password: 'x' }), wrong),
  replies('a missing password is refused alike', password({ email: ada.email }), wrong),
  replies('an unknown address is refused alike', password({ email: 'x@example.com', password: 'x' }), wrong),
  replies('a malformed address is refused alike', password({ email: 'ada', password: 'x' }), wrong),
  replies('a sign-in wants an address', password({ password: 'x' }), invalid('missing email or phone')),
  replies(
    'a sign-in wants one address',
    password({ email: ada.email, phone: '1', password: 'x' }),
    invalid('Only an email address or phone number should be provided on login.'),
  ),
  replies(
    'nobody signs in by phone',
    password({ phone: '1', password: 'x' }),
    failure(422, 'phone_provider_disabled', 'Phone logins are disabled'),
  ),
  replies(
    'nobody signs in while e-mail is off',
    password({ email: ada.email, password: ada.password }),
    failure(422, 'email_provider_disabled', 'Email logins are disabled'),
    { options: { externalEmailEnabled: false } },
  ),
  {
    title: 'an account without a password is refused alike',
    async run(world) {
      await world.mock.accounts.put({ email: 'google@example.com', providers: ['google'] });

      expect(await password({ email: 'google@example.com', password: 'x' })(world)).toEqual(wrong);
    },
  },
  {
    title: 'an unconfirmed account is told so, but only with its password',
    async run(world) {
      await world.mock.accounts.put({ ...ada, emailVerified: false });

      expect(await password({ email: ada.email, password: 'x' })(world)).toEqual(wrong);
      expect(await password(ada)(world)).toEqual(failure(400, 'email_not_confirmed', 'Email not confirmed'));
    },
  },
  {
    title: 'a banned account is told so, before its password is looked at, until the ban is over',
    async run(world) {
      await world.put(`/admin/users/${ada.id}`, { ban_duration: '1h30m' }, asServer);

      expect(await password({ email: ada.email, password: 'x' })(world)).toEqual(
        failure(400, 'user_banned', 'User is banned'),
      );
      world.mock.clock.advance('90m');
      expect((await password(ada)(world)).status).toBe(200);
    },
  },
  {
    title: "a password that today's rules refuse signs in, with a word about it",
    options: { passwordMinLength: 20, passwordRequiredCharacters: ['ABC', '#!'] },
    async run(world) {
      const { body } = await password(ada)(world);

      expect(Reflect.get(Object(body), 'weak_password')).toEqual({
        message:
          'Password should be at least 20 characters. Password should contain at least one character of each: ABC, #!.',
        reasons: ['length', 'characters'],
      });
    },
  },
  {
    title: '/token answers 30 requests of an address at once, and then one in 2 seconds',
    settings: { limits: 'real' },
    async run(world) {
      const tooMany = failure(429, 'over_request_rate_limit', 'Request rate limit reached');
      for (let count = 0; count < 30; count += 1) await password({})(world);

      expect(await password({})(world)).toEqual(tooMany);
      world.mock.clock.advance('2s');
      expect(await refresh('x')(world)).toEqual(invalid('Refresh token is not valid'));
      expect(await password({})(world)).toEqual(tooMany);
      world.mock.clock.advance('1s');
      expect(await password({})(world)).toEqual(tooMany);
    },
  },
  ...['', 'short', 'ABCDEFGHIJKL', 'abcdefghijkl2'].map((token) =>
    replies(`a refresh token like "${token}" is none`, refresh(token), invalid('Refresh token is not valid')),
  ),
  replies('an unknown refresh token is not found', refresh('abcdefghijkl'), unknownToken),
  {
    title: 'a refresh token gives the same session a new one',
    async run(world) {
      const { body, refreshToken } = await signedIn(world);
      world.mock.clock.advance('10m');
      const renewed = await refresh(refreshToken)(world);

      expect(renewed.status).toBe(200);
      expect(textAt(renewed.body, 'refresh_token')).not.toBe(refreshToken);
      expect(textAt(renewed.body, 'access_token')).not.toBe(textAt(body, 'access_token'));
      expect(renewed.headers.get('sb-auth-refresh-token-reuse')).toBe('false');
    },
  },
  {
    title: "the active refresh token's parent gives it again, however old",
    async run(world) {
      const { refreshToken } = await signedIn(world);
      const child = await next(world, refreshToken);
      world.mock.clock.advance('7d');

      const again = await refresh(refreshToken)(world);
      expect(textAt(again.body, 'refresh_token')).toBe(child);
      expect(again.headers.has('sb-auth-refresh-token-reuse')).toBe(false);
    },
  },
  {
    title: 'an older refresh token gives a new one within 10 seconds of its use',
    async run(world) {
      const { refreshToken } = await signedIn(world);
      await next(world, await next(world, refreshToken));
      world.mock.clock.advance(9_999);

      expect((await refresh(refreshToken)(world)).status).toBe(200);
    },
  },
  {
    title: 'after that it is refused, and ends the whole family but not the session',
    async run(world) {
      const { refreshToken, bearer } = await signedIn(world);
      const active = await next(world, await next(world, refreshToken));
      world.mock.clock.advance('10s');

      expect(await refresh(refreshToken)(world)).toEqual(usedToken);
      world.mock.clock.advance('10s');
      expect(await refresh(active)(world)).toEqual(usedToken);
      expect((await world.get('/user', bearer)).status).toBe(200);
    },
  },
  {
    title: 'the reuse interval still saves the active token of an ended family',
    async run(world) {
      const { refreshToken } = await signedIn(world);
      const active = await next(world, await next(world, refreshToken));
      world.mock.clock.advance('10s');
      await refresh(refreshToken)(world);

      expect((await refresh(active)(world)).status).toBe(200);
    },
  },
  {
    title: 'without a reuse interval an older refresh token is refused at once',
    options: { refreshTokenReuseIntervalSeconds: 0 },
    async run(world) {
      const { refreshToken } = await signedIn(world);
      await next(world, await next(world, refreshToken));

      expect(await refresh(refreshToken)(world)).toEqual(usedToken);
    },
  },
  {
    title: 'a refresh token goes with its session and with its account',
    async run(world) {
      const one = await signedIn(world);
      await world.post('/logout', undefined, one.bearer);
      expect(await refresh(one.refreshToken)(world)).toEqual(unknownToken);

      const other = await signedIn(world);
      await world.delete(`/admin/users/${ada.id}`, undefined, asServer);
      expect(await refresh(other.refreshToken)(world)).toEqual(unknownToken);
    },
  },
  {
    title: 'a banned account gets no new refresh token',
    async run(world) {
      const { refreshToken } = await signedIn(world);
      await world.put(`/admin/users/${ada.id}`, { ban_duration: '24h' }, asServer);

      expect(await refresh(refreshToken)(world)).toEqual(
        failure(400, 'user_banned', 'Invalid Refresh Token: User Banned'),
      );
    },
  },
  {
    title: 'a code and its verifier give a session, once; a wrong verifier uses nothing up',
    async run(world) {
      const auth_code = await pkceCode(world);
      expect(await exchange({ auth_code, code_verifier: 'wrong' })(world)).toEqual(
        failure(400, 'bad_code_verifier', 'code challenge does not match previously saved code verifier'),
      );
      expect((await exchange({ auth_code, code_verifier: pkce.verifier })(world)).status).toBe(200);
      expect(await exchange({ auth_code, code_verifier: pkce.verifier })(world)).toEqual(noFlow);
    },
  },
  {
    title: "a recovery's code is good for 5 minutes from the request of the mail, not from the click",
    async run(world) {
      const { token } = await mailedRecovery(world, pkce.fields);
      world.mock.clock.advance('5m');
      const auth_code = (await followed(world, token)).searchParams.get('code');
      world.mock.clock.advance(1);

      expect(await exchange({ auth_code, code_verifier: pkce.verifier })(world)).toEqual(
        failure(422, 'flow_state_expired', 'invalid flow state, flow state has expired'),
      );
    },
  },
  {
    title: "a magic link's code is good for 5 minutes from the click",
    async run(world) {
      await world.post('/otp', { email: ada.email, ...pkce.fields });
      const { token = '' } = await world.mock.outbox.waitFor({ kind: 'sign-in' });
      world.mock.clock.advance('50m');
      const auth_code = (await followed(world, token, '&type=magiclink')).searchParams.get('code');
      world.mock.clock.advance('5m');

      expect((await exchange({ auth_code, code_verifier: pkce.verifier })(world)).status).toBe(200);
    },
  },
  replies('an unknown code is not found', exchange({ auth_code: 'x', code_verifier: 'y' }), noFlow),
  ...[{ auth_code: 'x' }, { code_verifier: 'y' }, {}].map((body) =>
    replies(
      `a code goes with its verifier: ${JSON.stringify(body)}`,
      exchange(body),
      invalid('invalid request: both auth code and code verifier should be non-empty'),
    ),
  ),
];
