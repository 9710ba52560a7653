import { expect } from 'vitest';
import {
  badCallback,
  badToken,
  better,
  canSignIn,
  done,
  invalid,
  mailedToken,
  page,
  sent,
  signedIn,
  start,
  target,
  tooShort,
  u,
  userNotFound,
  type World,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const ask = '/api/auth/request-password-reset';
const reset = '/api/auth/reset-password';
const at = (token: string, callbackURL: string): string =>
  `${reset}/${token}?callbackURL=${encodeURIComponent(callbackURL)}`;
const recorded = { source: 'recorded' } as const;
const linkIn = async ({ mock }: World): Promise<string> => (await mock.outbox.list())[0]?.link ?? '';

/** Links, their tokens, and the passwords that are set with them. */
export const linkVectors: readonly Vector[] = [
  {
    title: 'it leads to the server, which redirects to the page, as often as one likes',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);
      const link = await linkIn(world);

      expect(token).toMatch(/^[A-Za-z0-9]{24}$/);
      expect(link.endsWith(`/api/auth/reset-password/${token}?callbackURL=${encodeURIComponent(page)}`)).toBe(true);
      for (const _ of [1, 2]) {
        const reply = await world.get(at(token, page));
        expect(target(reply)).toEqual([302, `${page}?token=${token}`]);
        expect([reply.body, reply.headers.get('content-type')]).toEqual(['', 'application/json']);
      }
    },
  },
  ...table(
    [
      [`${page}?x=1#f`, (token: string) => `${page}?x=1&token=${token}#f`],
      [`${page}?token=old`, (token: string) => `${page}?token=${token}`],
    ] as const,
    'it keeps query and fragment of %s',
  )((callback, expected) => ({
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);

      expect(target(await world.get(at(token, callback)))).toEqual([302, expected(token)]);
      expect(target(await world.get(at('AAAA', `${page}?x=1#f`)))).toEqual([302, `${page}?x=1&error=INVALID_TOKEN#f`]);
    },
  })),
  {
    title: 'a path leads to the server itself',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world, '/reset?x=1');
      const [, location] = target(await world.get(at(token, '/reset?x=1')));

      expect(new URL(location ?? '').pathname + new URL(location ?? '').search).toBe(`/reset?x=1&token=${token}`);
    },
  },
  {
    title: 'one without redirectTo never works, though its token does',
    ...recorded,
    async run(world) {
      expect(await world.post(ask, { email: u.email })).toEqual(sent);
      const [mail] = await world.mock.outbox.list();
      const [status, location] = target(await world.get(`${reset}/${mail?.token}?callbackURL=`));

      expect(mail?.link).toMatch(/\?callbackURL=$/);
      expect([status, location?.replace(/^http:\/\/[^/]+/, '')]).toEqual([302, '/api/auth/error?error=INVALID_TOKEN']);
      expect(await world.post(`${reset}?token=${mail?.token}`, { newPassword: better })).toEqual(done);
    },
  },
  {
    title: 'it needs a page, once, that is trusted, whatever the token is',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);
      const wrong = (received: string) =>
        invalid(`[query.callbackURL] Invalid input: expected string, received ${received}`);

      expect(await world.get(`${reset}/${token}`)).toEqual(wrong('undefined'));
      expect(await world.get(`${reset}/${token}?callbackURL=/a&callbackURL=/b`)).toEqual(wrong('array'));
      expect(await world.get(at(token, 'https://evil.example.net/'))).toEqual(badCallback);
      expect(await world.get(at('AAAA', 'https://evil.example.net/'))).toEqual(badCallback);
    },
  },
  {
    title: 'its token in other letters is another token',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);
      const swapped = token.replace(/[a-z]/gi, (letter) =>
        letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
      );

      expect(target(await world.get(at(swapped, page)))).toEqual([302, `${page}?error=INVALID_TOKEN`]);
      expect(await world.post(reset, { newPassword: better, token: swapped })).toEqual(badToken);
    },
  },
  {
    title: 'a password that is refused leaves the token, and one that is set uses it up',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);

      expect(await world.post(reset, { newPassword: 'short', token })).toEqual(tooShort);
      expect(await world.post(reset, { newPassword: better, token })).toEqual(done);
      expect(await world.post(reset, { newPassword: better, token })).toEqual(badToken);
      expect(target(await world.get(at(token, page)))).toEqual([302, `${page}?error=INVALID_TOKEN`]);
      expect([await canSignIn(world, u.password), await canSignIn(world, better)]).toEqual([false, true]);
    },
  },
  {
    title: 'several tokens are good at once, and each sets a password',
    ...recorded,
    async run(world) {
      const first = await mailedToken(world);
      const second = await mailedToken(world);

      expect(await world.post(reset, { newPassword: better, token: second })).toEqual(done);
      expect(await world.post(reset, { newPassword: better, token: first })).toEqual(done);
    },
  },
  {
    title: 'of two who use a token at once, one is refused',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);
      const replies = await Promise.all([1, 2].map(() => world.post(reset, { newPassword: better, token })));

      expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
    },
  },
  {
    title: 'the body has the token, or else the query',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);

      expect(await world.post(`${reset}?token=${token}`, { newPassword: better, token: 'AAAA' })).toEqual(badToken);
      expect(await world.post(`${reset}?token=${token}&token=x`, { newPassword: better })).toEqual(
        invalid('[query.token] Invalid input: expected string, received array'),
      );
      expect(await world.post(`${reset}?token=${token}`, { newPassword: better, token: '' })).toEqual(done);
    },
  },
  {
    title: 'a token is good for an hour, to its last millisecond',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);
      world.mock.clock.advance('1h');
      expect(target(await world.get(at(token, page)))[1]).toBe(`${page}?token=${token}`);

      world.mock.clock.advance(1);

      expect(target(await world.get(at(token, page)))[1]).toBe(`${page}?error=INVALID_TOKEN`);
      expect(await world.post(reset, { newPassword: better, token })).toEqual(badToken);
    },
  },
  {
    title: 'a token of an account that is gone stays, also when somebody else has the address',
    ...recorded,
    async run(world) {
      const token = await mailedToken(world);
      await world.mock.accounts.delete(u.email);

      for (const _ of [1, 2]) expect(await world.post(reset, { newPassword: better, token })).toEqual(userNotFound);
      await world.mock.accounts.put(u);
      expect(await world.post(reset, { newPassword: better, token })).toEqual(userNotFound);
    },
  },
  {
    title: 'version 1.7.1 uses up a token of an account that is gone',
    options: { version: '1.7.1' },
    async run(world) {
      const token = await mailedToken(world);
      await world.mock.accounts.delete(u.email);

      expect(await world.post(reset, { newPassword: better, token })).toEqual(userNotFound);
      expect(await world.post(reset, { newPassword: better, token })).toEqual(badToken);
    },
  },
  {
    title: 'an account without a password gets one',
    ...recorded,
    settings: { seed: [{ email: u.email, providers: ['google'] }] },
    async run(world) {
      const token = await mailedToken(world);

      expect(await world.post(reset, { newPassword: better, token })).toEqual(done);
      expect(await canSignIn(world, better)).toBe(true);
    },
  },
  ...table(
    [false, true],
    'sessions end after a reset: %s, by revokeSessionsOnPasswordReset',
  )((revokeSessionsOnPasswordReset) => ({
    ...recorded,
    options: { revokeSessionsOnPasswordReset },
    async run(world) {
      const { cookie } = await signedIn(world);
      const token = await mailedToken(world);
      await world.post(reset, { newPassword: better, token });

      const { body } = await world.get('/api/auth/get-session', { cookie });

      expect(body === null).toBe(revokeSessionsOnPasswordReset);
    },
  })),
  {
    title: 'another base path is part of links, and the usual one is 404 then',
    async run() {
      const world = start({ basePath: '/auth' });

      expect((await world.post(ask, { email: u.email, redirectTo: page })).status).toBe(404);
      await world.post('/auth/request-password-reset', { email: u.email, redirectTo: page });
      const link = new URL(await linkIn(world));
      expect(link.pathname).toMatch(/^\/auth\/reset-password\/[A-Za-z0-9]{24}$/);
      expect(target(await world.get(link.pathname + link.search))[0]).toBe(302);
    },
  },
];
