import { expect } from 'vitest';
import { clearing, done, invalid, notSignedIn, refused, signedIn, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const list = '/api/auth/list-sessions';
const session = '/api/auth/get-session';
const over = { status: 200, body: null };
const tokenIn = ({ cookie }: { readonly cookie: string }) => /=(\w+)/.exec(cookie)?.[1];

/** The sessions of an account, as it sees and ends them. */
export const ownSessionVectors: readonly Vector[] = [
  {
    title: 'an account sees its sessions in the order in which they were opened',
    async run(world) {
      const { post, get } = world;
      const first = await signedIn(world);
      await world.mock.clock.advance('1s');
      const second = await signedIn(world);
      await post('/api/auth/sign-up/email', { email: 'new@example.com', password: u.password, name: '' });

      const { body } = await get(list, first);

      expect(body).toEqual([
        expect.objectContaining({ token: tokenIn(first), createdAt: '2026-01-02T03:04:05.000Z' }),
        expect.objectContaining({ token: tokenIn(second), createdAt: '2026-01-02T03:04:06.000Z' }),
      ]);
    },
  },
  {
    title: 'a session that is a day old sees none, unless the app wants otherwise',
    async run(world) {
      const caller = await signedIn(world);
      await world.mock.clock.advance('24h');

      expect(await world.get(list, caller)).toEqual(refused(403, 'SESSION_NOT_FRESH', 'Session is not fresh'));
      await world.mock.options.set({ sessionFreshAge: 0 });
      expect((await world.get(list, caller)).status).toBe(200);
    },
  },
  {
    title: 'one of the own sessions ends, and none of somebody else',
    async run(world) {
      const { post, get } = world;
      const [caller, other] = [await signedIn(world), await signedIn(world)];
      const email = 'new@example.com';
      const stranger = await post('/api/auth/sign-up/email', { email, password: u.password, name: '' });
      const token = Reflect.get(Object(stranger.body), 'token');
      const [theirs = ''] = (stranger.headers.getSetCookie()[0] ?? '').split(';');

      expect(await post('/api/auth/revoke-session', { token: tokenIn(other) }, caller)).toEqual(done);
      expect(await post('/api/auth/revoke-session', { token }, caller)).toEqual(done);
      expect(await get(session, other)).toEqual(over);
      expect(await get(session, { cookie: theirs })).toMatchObject({ body: { user: { email } } });
      expect(await get(list, caller)).toMatchObject({ body: [{ token: tokenIn(caller) }] });
    },
  },
  ...table<['1.7.25' | '1.7.1', readonly string[]]>(
    [
      ['1.7.25', clearing],
      ['1.7.1', []],
    ],
    '%s: to end the own session',
  )((version, cookies) => ({
    options: { version },
    async run(world) {
      const caller = await signedIn(world);

      const reply = await world.post('/api/auth/revoke-session', { token: tokenIn(caller) }, caller);

      expect([reply, reply.headers.getSetCookie()]).toEqual([done, cookies]);
      expect(await world.get(session, caller)).toEqual(over);
    },
  })),
  ...table<['1.7.25' | '1.7.1', readonly string[]]>(
    [
      ['1.7.25', clearing],
      ['1.7.1', []],
    ],
    '%s: to end all sessions',
  )((version, cookies) => ({
    options: { version },
    async run(world) {
      const [caller, other] = [await signedIn(world), await signedIn(world)];

      const reply = await world.post('/api/auth/revoke-sessions', {}, caller);

      expect([reply, reply.headers.getSetCookie()]).toEqual([done, cookies]);
      for (const one of [caller, other]) expect(await world.get(session, one)).toEqual(over);
    },
  })),
  {
    title: 'an account that a test gives another id has none any more',
    async run({ mock, ...client }) {
      const caller = await signedIn(client);

      await mock.accounts.put({ ...u, id: 'another-id' });

      expect(await client.get(session, caller)).toEqual(over);
      expect(await mock.accounts.list()).toMatchObject([{ id: 'another-id', email: u.email }]);
    },
  },
  {
    title: 'to end all others leaves the own one',
    async run(world) {
      const [caller, other] = [await signedIn(world), await signedIn(world)];

      expect(await world.post('/api/auth/revoke-other-sessions', {}, caller)).toEqual(done);

      expect(await world.get(session, other)).toEqual(over);
      expect(await world.get(session, caller)).toMatchObject({ body: { user: { email: u.email } } });
    },
  },
  {
    title: 'nobody ends or sees sessions without one, whatever the body is',
    async run({ get, post }) {
      expect(await get(list)).toEqual(notSignedIn);
      expect(await post('/api/auth/revoke-sessions', [5])).toEqual(notSignedIn);
      expect(await post('/api/auth/revoke-other-sessions', null)).toEqual(notSignedIn);
      expect(await post('/api/auth/revoke-session', { token: 'x' })).toEqual(notSignedIn);
      expect(await post('/api/auth/revoke-session', {})).toEqual(
        invalid('[body.token] Invalid input: expected string, received undefined'),
      );
    },
  },
];
