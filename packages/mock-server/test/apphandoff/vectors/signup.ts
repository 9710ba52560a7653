import { expect } from 'vitest';
import type { AppHandoffSettings } from '../../../src/providers/apphandoff/index.ts';
import { failure, follow, fromPortal, invalid, portal, seen, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const path = '/auth/signup';
const ada = { email: 'ada@example.com', password: 'Analytical-Engine-1843' };
const taken = { status: 200, body: { ok: true, message: 'Check your email to confirm your account.' } };
const undelivered = failure(502, 'email_delivery_failed', 'The email could not be sent');
const expected = (received: string): string => `Invalid input: expected string, received ${received}`;

/** `POST /auth/signup`. */
export const signupVectors: readonly Vector[] = [
  {
    title: 'makes an account that can sign in once its mail is confirmed',
    async run({ post, mock }) {
      expect(await post(path, { ...ada, name: 'Ada' }, fromPortal)).toEqual(taken);
      expect(await mock.accounts.find(ada.email)).toMatchObject({ name: 'Ada', emailVerified: false });
      expect((await post('/auth/login', ada, fromPortal)).status).toBe(401);

      const { link = '', subject } = await mock.outbox.waitFor({ to: ada.email, kind: 'verification' });
      const { to, fragment } = await follow(mock.fetch, link);

      expect(subject).toBe('Confirm your AppHandoff account');
      expect([to, fragment['type']]).toEqual([`${portal}/auth/callback`, 'signup']);
      expect((await post('/auth/login', ada, fromPortal)).status).toBe(200);
    },
  },
  {
    title: 'answers whoever has an account alike, and neither mails nor changes anything',
    async run({ post, mock }) {
      const known = await post(path, { ...ada, email: u.email }, fromPortal);
      expect(await mock.outbox.list()).toEqual([]);

      expect(seen(known)).toEqual(seen(await post(path, ada, fromPortal)));
      expect((await post('/auth/login', u, fromPortal)).status).toBe(200);
    },
  },
  ...table(
    [
      [{}, invalid(['email', expected('undefined')], ['password', expected('undefined')])],
      [{ ...ada, email: 'foo' }, invalid(['email', 'Invalid email address'])],
      [{ ...ada, name: 5 }, invalid(['name', expected('number')])],
      [{ ...ada, callback_origin: 5 }, invalid(['callback_origin', expected('number')])],
      [{ ...ada, email: `${'a'.repeat(250)}@example.com` }, invalid(['email', 'An email address is too long'])],
      [{ ...ada, password: 'x'.repeat(73) }, invalid(['password', 'Password cannot be longer than 72 characters'])],
    ],
    'refuses %j',
  )((body, reply) => ({
    async run({ post, mock }) {
      expect(await post(path, body, fromPortal)).toEqual(reply);
      expect(await mock.accounts.find(ada.email)).toBeUndefined();
    },
  })),
  {
    title: 'is for browsers on a page of the portal',
    async run(world) {
      expect(await world.post(path, ada)).toEqual(failure(403, 'origin_not_allowed', 'This origin is not allowed'));
    },
  },
  {
    title: 'refuses a callback origin that is not allowed, where told to',
    options: { rejectUnknownOrigin: true },

    async run(world) {
      const body = { ...ada, callback_origin: 'https://evil.example' };

      expect(await world.post(path, body, fromPortal)).toEqual(
        failure(400, 'origin_not_allowed', 'This callback origin is not allowed'),
      );
    },
  },
  ...table<[AppHandoffSettings, string, object]>(
    [
      [{ emailDelivery: 'fail' }, ada.email, undelivered],
      [{ emailDelivery: 'fail' }, u.email, taken],
      [{ emailDelivery: 'fail', deliveryFailure: 'always' }, u.email, undelivered],
      [{ authConfigured: false }, ada.email, failure(502, 'auth_not_configured', 'Authentication is not configured')],
    ],
    'with %j, %s is told that something failed, or not',
  )((options, email, reply) => ({
    options,

    async run(world) {
      expect(await world.post(path, { ...ada, email }, fromPortal)).toEqual(reply);
    },
  })),
  {
    title: 'has made the account all the same when its mail fails',
    options: { emailDelivery: 'fail' },

    async run({ post, mock }) {
      await post(path, ada, fromPortal);

      expect(await mock.accounts.find(ada.email)).toMatchObject({ emailVerified: false });
    },
  },
  {
    title: 'mails an account that was never confirmed again',
    async run({ post, mock }) {
      await post(path, ada, fromPortal);
      await post(path, ada, fromPortal);

      expect(await mock.outbox.list()).toHaveLength(2);
    },
  },
];
