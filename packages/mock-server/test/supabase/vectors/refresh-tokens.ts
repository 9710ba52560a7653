import { expect } from 'vitest';
import {
  ada,
  asServer,
  failure,
  followed,
  mailedRecovery,
  pkce,
  type Reply,
  signedIn,
  textAt,
  type World,
} from '../world.ts';
import type { Vector } from './vector.ts';

const refresh = (world: World, refresh_token: string) =>
  world.post('/token?grant_type=refresh_token', { refresh_token });
const next = async (world: World, token: string): Promise<string> =>
  textAt((await refresh(world, token)).body, 'refresh_token');
const reuse = ({ headers }: Reply): string | null => headers.get('sb-auth-refresh-token-reuse');
const authHeaders = ({ headers }: { headers: Headers }): readonly (string | null)[] =>
  ['sb-auth-user-id', 'sb-auth-session-id', 'sb-auth-refresh-token-prefix'].map((name) => headers.get(name));
const used = failure(400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used');

/** A session with three generations of refresh tokens; the last one is active. */
async function generations(world: World): Promise<{ grandparent: string; parent: string; active: string }> {
  const { refreshToken: grandparent } = await signedIn(world);
  const parent = await next(world, grandparent);
  return { grandparent, parent, active: await next(world, parent) };
}

/** Rotation of refresh tokens, and what its headers say. */
export const refreshTokenVectors: readonly Vector[] = [
  {
    title: 'only an answer with a new refresh token has the header about reuse, and it says false',
    async run(world) {
      const { grandparent, parent, active } = await generations(world);

      expect(reuse(await refresh(world, parent))).toBeNull();
      expect(reuse(await refresh(world, grandparent))).toBe('false');
      expect(reuse(await refresh(world, active))).toBe('false');
    },
  },
  {
    title: 'a child of an older refresh token makes that one the parent of the active one',
    async run(world) {
      const { grandparent, active } = await generations(world);
      const child = await next(world, grandparent);
      world.mock.clock.advance('1h');

      expect(await next(world, grandparent)).toBe(child);
      expect((await refresh(world, active)).status).toBe(200);
    },
  },
  {
    title: 'a refused reuse leaves older refresh tokens dead at once, and the active one alive for the interval',
    async run(world) {
      const { grandparent, parent, active } = await generations(world);
      world.mock.clock.advance('15s');

      expect(await refresh(world, grandparent)).toEqual(used);
      expect(await refresh(world, parent)).toEqual(used);
      expect(await refresh(world, grandparent)).toEqual(used);
      const child = await next(world, active);
      world.mock.clock.advance('1h');
      expect((await refresh(world, child)).status).toBe(200);
    },
  },
  {
    title: 'after the interval the active refresh token of a refused reuse is dead too',
    async run(world) {
      const { grandparent, active } = await generations(world);
      world.mock.clock.advance('15s');
      await refresh(world, grandparent);
      world.mock.clock.advance('10s');

      expect(await refresh(world, active)).toEqual(used);
    },
  },
  {
    title: 'without rotation a refused reuse leaves the other refresh tokens alive',
    options: { refreshTokenRotationEnabled: false, refreshTokenReuseIntervalSeconds: 0 },
    async run(world) {
      const { grandparent, active } = await generations(world);

      expect(await refresh(world, grandparent)).toEqual(used);
      world.mock.clock.advance('1h');
      expect((await refresh(world, active)).status).toBe(200);
      expect(await refresh(world, grandparent)).toEqual(used);
    },
  },
  {
    title: 'a refused reuse names account and session in its headers, in the old form too',
    async run(world) {
      const { headers, body } = await world.post('/token?grant_type=password', ada);
      const grandparent = textAt(body, 'refresh_token');
      await next(world, await next(world, grandparent));
      world.mock.clock.advance('15s');
      const named = [ada.id, headers.get('sb-auth-session-id'), null];

      expect(authHeaders(await refresh(world, grandparent))).toEqual(named);
      const old = { 'x-supabase-api-version': '' };
      const legacy = await world.post('/token?grant_type=refresh_token', { refresh_token: grandparent }, old);
      expect(authHeaders(legacy)).toEqual(named);
    },
  },
  {
    title: 'a refused refresh of a banned account names the account alone',
    async run(world) {
      const { refreshToken } = await signedIn(world);
      await world.put(`/admin/users/${ada.id}`, { ban_duration: '24h' }, asServer);

      expect(authHeaders(await refresh(world, refreshToken))).toEqual([ada.id, null, null]);
    },
  },
  {
    title: 'a link that ends with a session has its headers, one that ends with a code has none',
    async run(world) {
      const { token } = await mailedRecovery(world);
      const { headers } = await world.get(`/verify?token=${token}&type=recovery`);
      const fragment = new URLSearchParams(new URL(headers.get('location') ?? '').hash.slice(1));

      expect(authHeaders({ headers })).toEqual([
        ada.id,
        expect.stringMatching(/^[0-9a-f-]{36}$/),
        fragment.get('refresh_token')?.slice(0, 5),
      ]);
      const other = await mailedRecovery(world, pkce.fields);
      const reply = await world.get(`/verify?token=${other.token}&type=recovery`);
      expect(reply.headers.get('location')).toMatch(/\?code=/);
      expect(authHeaders(reply)).toEqual([null, null, null]);
    },
  },
  {
    title: 'a good /verify has the headers of its session',
    async run(world) {
      const { token } = await mailedRecovery(world);
      const reply = await world.post('/verify', { type: 'recovery', token_hash: token });

      expect(authHeaders(reply)).toEqual([
        ada.id,
        expect.stringMatching(/^[0-9a-f-]{36}$/),
        textAt(reply.body, 'refresh_token').slice(0, 5),
      ]);
      await expect(followed(world, token)).resolves.toMatchObject({ hash: expect.stringMatching(/otp_expired/) });
    },
  },
];
