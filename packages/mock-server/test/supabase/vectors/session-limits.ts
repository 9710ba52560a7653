import { expect } from 'vitest';
import { ada, asServer, failure, recovered, signedIn, textAt, type World } from '../world.ts';
import type { Vector } from './vector.ts';

const refresh = (world: World, refresh_token: string, headers = {}) =>
  world.post('/token?grant_type=refresh_token', { refresh_token }, headers);
const next = async (world: World, token: string): Promise<string> =>
  textAt((await refresh(world, token)).body, 'refresh_token');
const expired = (why: string = '') => failure(400, 'session_expired', `Invalid Refresh Token: Session Expired${why}`);
const inactive = expired(' (Inactivity)');
const replaced = expired(' (Revoked by Newer Login)');
const single = { options: { sessionsSinglePerUser: true } };
const newPassword = 'ada-new-pass2';
const withFactor = { seed: [{ ...ada, secondFactors: [{ friendlyName: 'phone' }] }] };

/** An administrator with a session of its own, and its tokens. */
async function administrator(world: World) {
  const account = { email: 'root@example.com', password: 'root-old-pass1' };
  await world.post('/admin/users', { ...account, role: 'service_role', email_confirm: true }, asServer);
  return signedIn(world, account);
}

/** Verifies the second factor of a session. */
async function raised({ mock, get, post }: World, bearer: { authorization: string }): Promise<void> {
  const factor = textAt((await get('/user', bearer)).body, 'factors', '0', 'id');
  const challenge_id = textAt((await post(`/factors/${factor}/challenge`, {}, bearer)).body, 'id');
  const code = await mock.secondFactors.code(ada.email);
  expect((await post(`/factors/${factor}/verify`, { challenge_id, code }, bearer)).status).toBe(200);
}

/** Limits of sessions: what they refuse, and what they leave alone. */
export const sessionLimitVectors: readonly Vector[] = [
  {
    title: 'a session past its time box cannot be refreshed, and its access token goes on',
    options: { sessionsTimeboxSeconds: 3_600, jwtExpirySeconds: 7_200 },
    async run(world) {
      const { bearer, refreshToken } = await signedIn(world);
      world.mock.clock.advance(3_599_999);
      const child = await next(world, refreshToken);
      world.mock.clock.advance(1);

      expect(await refresh(world, child)).toEqual(expired());
      expect(await refresh(world, child)).toEqual(expired());
      expect((await world.get('/user', bearer)).status).toBe(200);
      expect((await world.put('/user', { password: newPassword }, bearer)).status).toBe(200);
    },
  },
  {
    title: 'a refusal of an expired session names account and session, in the old form too',
    options: { sessionsTimeboxSeconds: 1 },
    async run(world) {
      const { headers, body } = await world.post('/token?grant_type=password', ada);
      world.mock.clock.advance('2s');

      const legacy = await refresh(world, textAt(body, 'refresh_token'), { 'x-supabase-api-version': '' });

      expect(legacy).toEqual({
        status: 400,
        body: { code: 400, error_code: 'session_expired', msg: 'Invalid Refresh Token: Session Expired' },
      });
      expect(legacy.headers.get('x-sb-error-code')).toBe('session_expired');
      expect(legacy.headers.get('sb-auth-user-id')).toBe(ada.id);
      expect(legacy.headers.get('sb-auth-session-id')).toBe(headers.get('sb-auth-session-id'));
      expect(legacy.headers.has('sb-auth-refresh-token-prefix')).toBe(false);
    },
  },
  {
    title: 'inactivity counts from the last refresh, also from one that gave the active token again',
    options: { sessionsInactivityTimeoutSeconds: 3_600 },
    async run(world) {
      const { refreshToken } = await signedIn(world);
      world.mock.clock.advance('50m');
      const child = await next(world, refreshToken);
      world.mock.clock.advance('50m');
      expect(await next(world, refreshToken)).toBe(child);
      world.mock.clock.advance('50m');
      const grandchild = await next(world, child);
      world.mock.clock.advance('60m');

      expect(await refresh(world, grandchild)).toEqual(inactive);
    },
  },
  {
    title: 'inactivity counts from the sign-in if there was no refresh',
    options: { sessionsInactivityTimeoutSeconds: 3_600, jwtExpirySeconds: 7_200 },
    async run(world) {
      const { bearer, refreshToken } = await signedIn(world);
      world.mock.clock.advance('1h');

      expect(await refresh(world, refreshToken)).toEqual(inactive);
      expect((await world.get('/user', bearer)).status).toBe(200);
    },
  },
  {
    title: 'the time box is told before inactivity, and both before a newer session',
    options: { sessionsTimeboxSeconds: 7_200, sessionsInactivityTimeoutSeconds: 3_600, sessionsSinglePerUser: true },
    async run(world) {
      const { refreshToken } = await signedIn(world);
      world.mock.clock.advance('90m');
      await signedIn(world);

      expect(await refresh(world, refreshToken)).toEqual(inactive);
      world.mock.clock.advance('30m');
      expect(await refresh(world, refreshToken)).toEqual(expired());
    },
  },
  {
    title: 'of several sessions only the newest can be refreshed; access tokens of the others go on',
    ...single,
    async run(world) {
      const older = await signedIn(world);
      const newer = await signedIn(world);

      expect(await refresh(world, older.refreshToken)).toEqual(replaced);
      expect((await world.get('/user', older.bearer)).status).toBe(200);
      expect((await refresh(world, newer.refreshToken)).status).toBe(200);
    },
  },
  {
    title: 'the session that was refreshed last counts as the newest',
    async run(world) {
      const older = await signedIn(world);
      const newer = await signedIn(world);
      const child = await next(world, older.refreshToken);
      await world.mock.options.set({ sessionsSinglePerUser: true });

      expect(await refresh(world, newer.refreshToken)).toEqual(replaced);
      expect((await refresh(world, child)).status).toBe(200);
    },
  },
  {
    title: 'a session of a recovery counts as newer',
    ...single,
    async run(world) {
      const { refreshToken } = await signedIn(world);
      world.mock.clock.advance('1m');
      await recovered(world);

      expect(await refresh(world, refreshToken)).toEqual(replaced);
    },
  },
  {
    title: 'an older session goes on after the newer one signs out',
    ...single,
    async run(world) {
      const older = await signedIn(world);
      const newer = await signedIn(world);
      await world.post('/logout?scope=local', undefined, newer.bearer);

      expect((await refresh(world, older.refreshToken)).status).toBe(200);
    },
  },
  {
    title: 'an older session can change the password, which ends the newer one, and goes on',
    ...single,
    async run(world) {
      const older = await signedIn(world);
      const newer = await signedIn(world);
      expect((await world.put('/user', { password: newPassword }, older.bearer)).status).toBe(200);

      expect((await refresh(world, older.refreshToken)).status).toBe(200);
      expect(await refresh(world, newer.refreshToken)).toEqual(
        failure(400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found'),
      );
    },
  },
  {
    title: 'a newer session that has expired itself does not count',
    options: { sessionsSinglePerUser: true, sessionsAllowLowAalSeconds: 900 },
    settings: withFactor,
    async run(world) {
      const older = await signedIn(world);
      await raised(world, older.bearer);
      world.mock.clock.advance('1s');
      await signedIn(world);
      expect(await refresh(world, older.refreshToken)).toEqual(replaced);
      world.mock.clock.advance('15m');

      expect((await refresh(world, older.refreshToken)).status).toBe(200);
    },
  },
  {
    title: 'an account with a second factor has to use it in time, counted from the sign-in',
    options: { sessionsAllowLowAalSeconds: 900 },
    settings: withFactor,
    async run(world) {
      const { bearer, refreshToken } = await signedIn(world);
      world.mock.clock.advance(899_999);
      const child = await next(world, refreshToken);
      world.mock.clock.advance(1);

      expect(await refresh(world, child)).toEqual(expired(' (Low AAL: User Needs MFA Verification)'));
      expect((await world.get('/user', bearer)).status).toBe(200);
    },
  },
  {
    title: 'an account without a second factor, or with one that is not verified, needs none',
    options: { sessionsAllowLowAalSeconds: 900 },
    async run(world) {
      const { bearer, refreshToken } = await signedIn(world);
      await world.post('/factors', { factor_type: 'totp' }, bearer);
      world.mock.clock.advance('1h');

      expect((await refresh(world, refreshToken)).status).toBe(200);
    },
  },
  {
    title: 'an administrator whose session has expired is refused',
    options: { sessionsTimeboxSeconds: 60 },
    async run(world) {
      const { bearer } = await administrator(world);
      expect((await world.get('/admin/users', bearer)).status).toBe(200);
      world.mock.clock.advance('1m');

      expect(await world.get('/admin/users', bearer)).toEqual(
        failure(403, 'session_expired', 'Session is no longer valid'),
      );
      expect((await world.get('/user', bearer)).status).toBe(200);
    },
  },
];
