import { expect } from 'vitest';
import { exchange, failure, invalid, mailedSession, signedIn, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const expected = (received: string): string => `Invalid input: expected string, received ${received}`;
const notGood = failure(400, 'invalid_token', 'The session is not valid or has expired');

/** `POST /auth/exchange-supabase-token`. */
export const exchangeSupabaseTokenVectors: readonly Vector[] = [
  ...table(
    [
      [{}, invalid(['access_token', expected('undefined')], ['refresh_token', expected('undefined')])],
      [
        { access_token: 5, refresh_token: null },
        invalid(['access_token', expected('number')], ['refresh_token', expected('null')]),
      ],
      [{ access_token: 'x', refresh_token: 'x', redirect_to: 5 }, invalid(['redirect_to', expected('number')])],
    ],
    'refuses %j',
  )((body, reply) => ({
    async run(world) {
      expect(await world.post(exchange, body)).toEqual(reply);
    },
  })),
  {
    title: 'refuses what is not a JSON object',
    async run(world) {
      expect(await world.post(exchange, '[]')).toEqual(
        failure(400, 'invalid_json', 'The request body is not a JSON object'),
      );
    },
  },
  ...table(
    [
      [undefined, '/'],
      ['/', '/'],
      ['/settings/password', '/settings/password'],
      ['/a?b=c#d', '/a?b=c#d'],
      ['', '/'],
      ['settings', '/'],
      ['//evil.example', '/'],
      ['/\\evil.example', '/'],
      ['/\t/evil.example', '/'],
      ['/\n/evil.example', '/'],
      ['https://evil.example/', '/'],
      ['javascript:alert(1)', '/'],
    ],
    'goes from redirect_to %j to %s',
  )((redirect_to, redirectTo) => ({
    async run(world) {
      const tokens = await mailedSession(world);

      expect(await world.post(exchange, { ...tokens, redirect_to })).toEqual({ status: 200, body: { redirectTo } });
    },
  })),
  {
    title: 'sets the session in two cookies of the portal, wherever the mock is mounted',
    options: { cookieName: 'sb-test' },

    async run(world) {
      const tokens = await mailedSession(world);

      const { headers } = await world.post(exchange, tokens);

      const cookies = headers.getSetCookie().map((cookie) => /^([^=]+)=([^;]+)(.*)$/.exec(cookie) ?? []);
      expect(cookies.map(([, name, , rest]) => [name, rest])).toEqual([
        ['sb-test.0', '; Path=/; HttpOnly; Secure; SameSite=Lax'],
        ['sb-test.1', '; Path=/; HttpOnly; Secure; SameSite=Lax'],
      ]);
      const value = cookies.map(([, , piece]) => piece).join('');
      expect(value).toMatch(/^base64-[\w-]+$/);
      expect(JSON.parse(Buffer.from(value.slice('base64-'.length), 'base64url').toString())).toEqual({
        ...tokens,
        token_type: 'bearer',
        expires_in: 28_800,
        expires_at: Date.parse('2026-01-02T11:04:05Z') / 1_000,
        user: expect.objectContaining({ email: u.email, user_metadata: expect.objectContaining({ name: u.name }) }),
      });
    },
  },
  {
    title: 'takes any session of Supabase, and leaves its tokens good',
    async run(world) {
      const tokens = await signedIn(world);

      expect((await world.post(exchange, tokens)).status).toBe(200);
      expect((await world.post(exchange, tokens)).status).toBe(200);
      expect((await world.post('/auth/refresh', tokens)).status).toBe(200);
    },
  },
  {
    title: 'looks at the access token only',
    async run(world) {
      const { access_token } = await mailedSession(world);

      expect((await world.post(exchange, { access_token, refresh_token: 'x' })).status).toBe(200);
    },
  },
  ...table(
    ['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.'],
    'refuses %j as an access token',
  )((access_token) => ({
    async run(world) {
      const reply = await world.post(exchange, { access_token, refresh_token: 'x' });

      expect(reply).toEqual(notGood);
      expect(reply.headers.getSetCookie()).toEqual([]);
    },
  })),
  {
    title: 'refuses a session that has expired, after eight hours',
    async run(world) {
      const tokens = await mailedSession(world);

      world.mock.clock.advance('28799s');
      expect((await world.post(exchange, tokens)).status).toBe(200);

      world.mock.clock.advance('2s');
      expect(await world.post(exchange, tokens)).toEqual(notGood);
    },
  },
  {
    title: 'refuses the session of an account that is gone',
    async run(world) {
      const tokens = await mailedSession(world);
      await world.mock.accounts.delete(u.email);

      expect(await world.post(exchange, tokens)).toEqual(notGood);
    },
  },
];
