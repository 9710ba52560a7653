import { expect } from 'vitest';
import {
  adminSession,
  asAdmin,
  badToken,
  coolingDown,
  idOf,
  mailedToken,
  mismatch,
  nothing,
  notSignedIn,
  signedIn,
  strong,
  u,
  usedBefore,
  userNotFound,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const mail = '/auth/reset/password-email';
const reset = '/auth/reset/password';
const users = '/api/admin/user-admin';
const me = '/api/admin/user';
const tokenPattern = /^\$2b\$10\$[./A-Za-z0-9]{53}$/;
const validated = (token: string) => `/auth/reset/validate?token=${token}`;

/** A reset, from the mail to the new password. */
export const resetFlowVectors: readonly Vector[] = [
  {
    title: 'mails a link to the address as it was typed, with its domain in lower case',
    async run({ post, mock }) {
      await post(mail, { email: 'U@Example.COM' });

      const [sent] = await mock.outbox.list();
      expect(sent?.from).toBe('Unleash <noreply@getunleash.io>');
      expect(sent).toMatchObject({
        to: 'U@example.com',
        kind: 'password-reset',
        subject: 'Unleash - Reset your password',
        token: expect.stringMatching(tokenPattern),
        link: `http://localhost:4242/reset-password?token=${sent?.token}`,
        expiresAt: '2026-01-03T03:04:05.000Z',
      });
    },
  },
  {
    title: 'tells whom a token belongs to, as often as it is asked, encoded or not',
    async run(world) {
      const token = await mailedToken(world);
      const owner = {
        status: 200,
        body: {
          token,
          createdBy: 'unleash_system_user',
          email: u.email,
          name: u.name,
          id: 2,
          role: { id: 2, description: 'May change most things', type: 'root', name: 'Editor' },
        },
      };

      expect(await world.get(validated(token))).toEqual(owner);
      expect(await world.get(validated(encodeURIComponent(token)))).toEqual(owner);
    },
  },
  {
    title: 'sets a password once, ends tokens and sessions, and signs nobody in',
    async run(world) {
      const session = await signedIn(world);
      const token = await mailedToken(world);

      const done = await world.post(reset, { token, password: strong });

      expect(done).toEqual(nothing);
      expect(done.headers.get('set-cookie')).toBeNull();
      expect(await world.get(me, session)).toEqual(notSignedIn());
      expect(await world.post(reset, { token, password: 'Correct-H0rse-2!' })).toEqual(badToken);
      expect(await world.get(validated(token))).toEqual(badToken);
      expect(await world.post('/auth/simple/login', { username: u.email, password: u.password })).toEqual(mismatch());
      expect((await world.post('/auth/simple/login', { username: u.email, password: strong })).status).toBe(200);
    },
  },
  {
    title: 'keeps the token when the password is refused',
    async run(world) {
      const token = await mailedToken(world);

      expect((await world.post(reset, { token, password: 'short' })).status).toBe(400);
      expect(await world.post(reset, { token, password: u.password })).toEqual(usedBefore);

      expect((await world.get(validated(token))).status).toBe(200);
    },
  },
  {
    title: 'refuses a token after 24 hours and not a second before',
    async run(world) {
      const token = await mailedToken(world);

      world.mock.clock.advance('86399s');
      expect((await world.get(validated(token))).status).toBe(200);
      world.mock.clock.advance('1s');

      expect(await world.get(validated(token))).toEqual(badToken);
      expect(await world.post(reset, { token, password: strong })).toEqual(badToken);
    },
  },
  {
    title: 'lets a newer link end an older one, and an invitation',
    async run(world) {
      const { body } = await world.post(users, { email: 'new@example.com', rootRole: 3 }, asAdmin);
      const invited = String(Reflect.get(Object(body), 'inviteLink')).split('token=')[1] ?? '';

      expect((await world.get(validated(invited))).status).toBe(200);
      await world.post(mail, { email: 'new@example.com' });

      expect(await world.get(validated(invited))).toEqual(badToken);
    },
  },
  {
    title: 'refuses the last five passwords, the present one included, and takes the sixth before',
    async run(world) {
      const id = await idOf(world);
      const set = (number: number) =>
        world.post(`${users}/${id}/change-password`, { password: `Another-H0rse-${number}!` }, asAdmin);
      for (const number of [1, 2, 3, 4]) await set(number);
      const token = await mailedToken(world);

      expect(await world.post(reset, { token, password: u.password })).toEqual(usedBefore);
      await set(5);
      world.mock.clock.advance('61s');

      expect(await world.post(reset, { token: await mailedToken(world), password: u.password })).toEqual(nothing);
    },
  },
  {
    title: 'makes one link a minute for an account, for administrators too, and counts refusals for nothing',
    options: { passwordResetLimitPerMinute: 99 },
    settings: { limits: 'real' },
    async run({ post, mock }) {
      await post(mail, { email: u.email });
      mock.clock.advance('59s');

      const refused = await post(mail, { email: u.email });

      expect(refused).toEqual(coolingDown);
      expect(refused.headers.get('retry-after')).toBeNull();
      expect(await post(`${users}/reset-password`, { id: u.email }, asAdmin)).toEqual(coolingDown);
      mock.clock.advance('1s');
      expect(await post(mail, { email: u.email })).toEqual(nothing);
    },
  },
  {
    title: 'is as little atomic as the real server: requests at the same moment all succeed',
    options: { passwordResetLimitPerMinute: 99 },
    settings: { limits: 'real' },
    async run(world) {
      const ask = () => world.post(mail, { email: u.email });

      expect(await Promise.all([ask(), ask(), ask()])).toEqual([nothing, nothing, nothing]);
      const [newest] = await world.mock.outbox.list();
      const token = newest?.token ?? '';
      const both = await Promise.all([1, 2].map((n) => world.post(reset, { token, password: `Race-Passw0rd-${n}` })));

      expect(both).toEqual([nothing, nothing]);
    },
  },
  {
    title: 'knows a deleted account’s token, and nobody behind it',
    async run(world) {
      const token = await mailedToken(world);
      await world.send('DELETE', `${users}/${await idOf(world)}`, asAdmin);

      expect(await world.get(validated(token))).toEqual(userNotFound);
      expect(await world.post(reset, { token, password: strong })).toEqual(userNotFound);
      expect(await world.post(mail, { email: u.email })).toEqual(userNotFound);
    },
  },
  ...table(
    [
      ['a good token', true],
      ['a bad token', false],
    ],
    'ends the session of whoever asks whose %s it is: %s',
  )((_, good) => ({
    async run(world) {
      const token = good ? await mailedToken(world) : 'abc';
      const admin = await adminSession(world);

      await world.send('HEAD', validated(token), admin);

      expect((await world.get(me, admin)).status).toBe(good ? 401 : 200);
    },
  })),
  {
    title: 'ends the session of whoever sets a password, even in vain, but not before the schema',
    async run(world) {
      const admin = await adminSession(world);

      await world.post(reset, {}, admin);
      expect((await world.get(me, admin)).status).toBe(200);
      await world.post(reset, { token: 'abc', password: 'short' }, admin);

      expect(await world.get(me, admin)).toEqual(notSignedIn());
    },
  },
  ...table(
    ['not-configured', 'unreachable'] as const,
    'answers 200 where mail is %s, and sends none',
  )((state) => ({
    options: { mail: state },

    async run({ post, mock }) {
      expect(await post(mail, { email: u.email })).toEqual(nothing);

      expect(await mock.outbox.list()).toEqual([]);
      const { body } = await post(users, { email: 'new@example.com', rootRole: 3 }, asAdmin);
      expect(body).toMatchObject({ emailSent: state === 'unreachable' });
    },
  })),
  {
    title: 'resets where signing in with a password is off, and only signing in is refused',
    options: { passwordLoginDisabled: true },

    async run(world) {
      const token = await mailedToken(world);

      expect(await world.post(reset, { token, password: strong })).toEqual(nothing);
      const { status, body } = await world.post('/auth/simple/login', { username: u.email, password: strong });
      expect([status, Reflect.get(Object(body), 'name')]).toEqual([422, 'DisabledError']);
      const created = await world.post(users, { email: 'new@example.com', rootRole: 3 }, asAdmin);
      expect(created.body).toMatchObject({ inviteLink: 'http://localhost:4242' });
    },
  },
  {
    title: 'compares 72 bytes of a password',
    async run(world) {
      const password = `Aa1!${'xyzw'.repeat(25)}`;
      await world.post(reset, { token: await mailedToken(world), password });

      const login = (tried: string) => world.post('/auth/simple/login', { username: u.email, password: tried });

      expect((await login(`${password.slice(0, 72)}junk`)).status).toBe(200);
      expect(await login(password.slice(0, 71))).toEqual(mismatch());
    },
  },
];
