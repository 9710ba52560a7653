import { expect } from 'vitest';
import { failure, fromPortal, invalid, portal, signedIn, u, unknown } from '../world.ts';
import { table, type Vector } from './vector.ts';

const login = '/auth/login';
const expected = (received: string): string => `Invalid input: expected string, received ${received}`;
const wrong = failure(401, 'invalid_credentials', 'Wrong email or password');
const jwt = expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);

/** The operations that answer with a session: by password, by development login, by refresh token. */
export const signInsVectors: readonly Vector[] = [
  {
    title: 'a login gives a token, which lasts eight hours, and whose it is',
    async run({ post, mock }) {
      const account = await mock.accounts.find(u.email);

      expect(await post(login, u, fromPortal)).toEqual({
        status: 200,
        body: {
          token: jwt,
          refresh_token: expect.stringMatching(/^[a-z2-7]{12}$/),
          expires_in: 28_800,
          user: { id: account?.id, email: u.email },
        },
      });
    },
  },
  ...table(
    [
      ['a wrong password', { ...u, password: 'nope' }],
      ['an empty password', { ...u, password: '' }],
      ['an unknown e-mail', { ...u, email: unknown }],
    ],
    'a login with %s is refused',
  )((_, body) => ({
    async run(world) {
      expect(await world.post(login, body, fromPortal)).toEqual(wrong);
    },
  })),
  ...table(
    [
      ['not confirmed', { ...u, emailVerified: false }],
      ['without a password', { email: u.email }],
    ],
    'a login to an account that is %s is refused like any other',
  )((_, account) => ({
    settings: { seed: [account] },
    async run(world) {
      expect(await world.post(login, u, fromPortal)).toEqual(wrong);
    },
  })),
  ...table<[string, Record<string, string>]>(
    [
      ['no Origin', {}],
      ['a foreign Origin', { origin: 'https://evil.example' }],
      ['an invalid Origin', { origin: 'null' }],
      ['the portal in Referer only', { referer: `${portal}/login` }],
      ['the portal in its own header only', { 'x-apphandoff-callback-origin': portal }],
    ],
    'a login with %s is forbidden',
  )((_, headers) => ({
    async run(world) {
      expect(await world.post(login, u, headers)).toEqual(
        failure(403, 'origin_not_allowed', 'This origin is not allowed'),
      );
    },
  })),
  ...table(
    [
      [{}, invalid(['email', expected('undefined')], ['password', expected('undefined')])],
      [{ email: 'foo', password: 5 }, invalid(['email', 'Invalid email address'], ['password', expected('number')])],
    ],
    'a login refuses %j',
  )((body, reply) => ({
    async run(world) {
      expect(await world.post(login, body, fromPortal)).toEqual(reply);
    },
  })),
  {
    title: 'a development login is for servers that allow it',
    async run(world) {
      const disabled = failure(403, 'dev_login_disabled', 'Development login is not enabled');
      const { post, mock } = world;
      expect(await post('/auth/dev-login', u)).toEqual(disabled);

      await mock.options.set({ devLoginEnabled: true });
      expect(await post('/auth/dev-login', u)).toEqual({
        status: 200,
        body: { access_token: jwt, refresh_token: expect.any(String), expires_in: 28_800 },
      });
      expect(await post('/auth/dev-login', { ...u, password: 'nope' })).toEqual(
        failure(400, 'invalid_credentials', 'Wrong email or password'),
      );
      expect(await post('/auth/dev-login', {})).toEqual(
        invalid(['email', expected('undefined')], ['password', expected('undefined')]),
      );
    },
  },
  {
    title: 'a refresh token gives a new pair, by the rules of Supabase',
    async run(world) {
      const { refresh_token } = await signedIn(world);

      const renewed = await world.post('/auth/refresh', { refresh_token });

      expect(renewed).toEqual({
        status: 200,
        body: { access_token: jwt, refresh_token: expect.stringMatching(/^[a-z2-7]{12}$/), expires_in: 28_800 },
      });
      expect(Object(renewed.body).refresh_token).not.toBe(refresh_token);
    },
  },
  {
    title: 'a refresh token that was used is good for ten seconds more',
    async run(world) {
      const first = await signedIn(world);
      const { body } = await world.post('/auth/refresh', first);
      await world.post('/auth/refresh', Object(body));
      world.mock.clock.advance('11s');

      expect(await world.post('/auth/refresh', first)).toEqual(
        failure(400, 'invalid_token', 'The refresh token is not valid'),
      );
    },
  },
  ...table(
    ['', 'x', 'aaaaaaaaaaaa'],
    'refuses %j as a refresh token',
  )((refresh_token) => ({
    async run(world) {
      expect(await world.post('/auth/refresh', { refresh_token })).toEqual(
        failure(400, 'invalid_token', 'The refresh token is not valid'),
      );
    },
  })),
  {
    title: 'a refresh wants a refresh token',
    async run(world) {
      expect(await world.post('/auth/refresh', {})).toEqual(invalid(['refresh_token', expected('undefined')]));
    },
  },
  {
    title: 'a login is allowed from other origins of the list',
    options: { allowedOrigins: ['https://preview.example.com'] },
    async run({ post }) {
      expect((await post(login, u, { origin: 'https://preview.example.com' })).status).toBe(200);
    },
  },
];
