import { expect } from 'vitest';
import type { AppHandoffSettings } from '../../../src/providers/apphandoff/index.ts';
import { failure, follow, invalid, portal, send, u, unknown } from '../world.ts';
import { table, type Vector } from './vector.ts';

const taken = {
  status: 200,
  body: { ok: true, message: 'If an account exists for this email, we have sent a link to reset its password.' },
};
const tooLong = 'Too big: expected string to have <=512 characters';
const expected = (type: string, received: string): string => `Invalid input: expected ${type}, received ${received}`;
const other = 'https://preview.example.com';

const undelivered = failure(502, 'email_delivery_failed', 'The email could not be sent');
const failing: readonly [AppHandoffSettings, string, object][] = [
  [{ emailDelivery: 'fail' }, u.email, undelivered],
  [{ emailDelivery: 'fail' }, unknown, taken],
  [{ emailDelivery: 'fail', deliveryFailure: 'always' }, u.email, undelivered],
  [{ emailDelivery: 'fail', deliveryFailure: 'always' }, unknown, undelivered],
  [{ deliveryFailure: 'always' }, unknown, taken],
];

/** `POST /auth/send-password-reset`. */
export const sendPasswordResetVectors: readonly Vector[] = [
  ...table(
    [
      [{}, invalid(['email', expected('string', 'undefined')])],
      [{ email: null }, invalid(['email', expected('string', 'null')])],
      [{ email: 5 }, invalid(['email', expected('string', 'number')])],
      [{ email: [u.email] }, invalid(['email', expected('string', 'array')])],
      [{ email: {} }, invalid(['email', expected('string', 'object')])],
      [{ email: '' }, invalid(['email', 'Invalid email address'])],
      [{ email: 'foo' }, invalid(['email', 'Invalid email address'])],
      [{ email: ` ${u.email}` }, invalid(['email', 'Invalid email address'])],
      [{ email: u.email, callback_origin: null }, invalid(['callback_origin', expected('string', 'null')])],
      [{ email: u.email, callback_origin: 'x'.repeat(513) }, invalid(['callback_origin', tooLong])],
      [{ email: u.email, callback_origin: '😀'.repeat(257) }, invalid(['callback_origin', tooLong])],
      [
        { email: 'foo', callback_origin: 'x'.repeat(513) },
        invalid(['email', 'Invalid email address'], ['callback_origin', tooLong]),
      ],
    ],
    'refuses %j with every issue, and the first of each path',
  )((body, reply) => ({
    async run({ post, mock }) {
      expect(await post(send, body)).toEqual(reply);
      expect(await mock.outbox.list()).toEqual([]);
    },
  })),
  ...table(
    ['', '{', 'null', '5', '"text"', '[]', `[{"email":"${u.email}"}]`],
    'refuses %j, which is not a JSON object',
  )((body) => ({
    async run(world) {
      expect(await world.post(send, body)).toEqual(
        failure(400, 'invalid_json', 'The request body is not a JSON object'),
      );
    },
  })),
  ...table(
    [
      ['unknown fields', { email: u.email, redirect_to: 'x', password: 5 }],
      ['a callback origin that is not a URL', { email: u.email, callback_origin: 'example' }],
      ['a callback origin of 512 characters', { email: u.email, callback_origin: 'x'.repeat(512) }],
    ],
    'takes %s',
  )((_, body) => ({
    async run({ post, mock }) {
      expect(await post(send, body)).toEqual(taken);
      expect(await mock.outbox.list()).toHaveLength(1);
    },
  })),
  {
    title: 'reads JSON regardless of its content type',
    async run(world) {
      expect(await world.post(send, { email: u.email }, { 'content-type': 'text/plain' })).toEqual(taken);
    },
  },
  {
    title: 'finds an account regardless of the case of the e-mail, and mails it as the account has it',
    async run({ post, mock }) {
      expect(await post(send, { email: 'U@Example.COM' })).toEqual(taken);
      expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([u.email]);
    },
  },
  ...table<[string, string, object, Record<string, string>]>(
    [
      ['the portal, where the request names nothing', portal, {}, {}],
      ['callback_origin', other, { callback_origin: other }, {}],
      ['the origin of a callback_origin with a path', other, { callback_origin: `${other}/reset?x=1` }, {}],
      [
        'callback_origin before every header',
        other,
        { callback_origin: other },
        { 'x-apphandoff-callback-origin': portal },
      ],
      ['the header of its own', other, {}, { 'x-apphandoff-callback-origin': other }],
      ['the header of its own before Origin', other, {}, { 'x-apphandoff-callback-origin': other, origin: portal }],
      ['Origin', other, {}, { origin: other }],
      ['Origin before Referer', other, {}, { origin: other, referer: `${portal}/login` }],
      ['the origin of Referer', other, {}, { referer: `${other}/login` }],
      ['the next one, where callback_origin is empty', other, { callback_origin: '' }, { origin: other }],
      ['the portal, where callback_origin is not allowed', portal, { callback_origin: 'https://evil.example' }, {}],
      [
        'the portal, where callback_origin is not allowed, even if another one would be',
        portal,
        { callback_origin: 'https://evil.example' },
        { origin: other },
      ],
      [
        'the portal, where callback_origin is allowed with another port',
        portal,
        { callback_origin: `${other}:8443` },
        {},
      ],
      ['the portal, where callback_origin is not a URL', portal, { callback_origin: 'example' }, {}],
      ['the portal, where Origin is not allowed', portal, {}, { origin: 'https://evil.example' }],
    ],
    'mails a link that leads to %s',
  )((_, origin, fields, headers) => ({
    options: { allowedOrigins: [other] },

    async run({ post, mock }) {
      expect(await post(send, { email: u.email, ...fields }, headers)).toEqual(taken);

      const { link = '' } = await mock.outbox.waitFor();
      expect((await follow(mock.fetch, link)).to).toBe(`${origin}/auth/callback`);
    },
  })),
  {
    title: 'mails a link that leads to the callback path that is set',
    options: { callbackPath: '/welcome/back' },

    async run({ post, mock }) {
      await post(send, { email: u.email });

      const { link = '' } = await mock.outbox.waitFor();

      expect((await follow(mock.fetch, link)).to).toBe(`${portal}/welcome/back`);
    },
  },
  ...table(
    [{ callback_origin: 'https://evil.example' }, { callback_origin: 'example' }],
    'refuses %j where told to, of accounts and strangers alike',
  )((fields) => ({
    options: { rejectUnknownOrigin: true },

    async run({ post, mock }) {
      const refused = failure(400, 'origin_not_allowed', 'This callback origin is not allowed');

      expect(await post(send, { email: u.email, ...fields })).toEqual(refused);
      expect(await post(send, { email: unknown, ...fields })).toEqual(refused);
      expect(await post(send, { email: u.email })).toEqual(taken);
      expect(await mock.outbox.list()).toHaveLength(1);
    },
  })),
  {
    title: 'mails a link that lasts an hour',
    async run({ post, mock }) {
      await post(send, { email: u.email });

      const [mail] = await mock.outbox.list();

      expect(mail).toEqual({
        id: expect.any(String),
        from: 'AppHandoff <noreply@example.com>',
        to: u.email,
        kind: 'password-reset',
        subject: 'Reset your AppHandoff password',
        text: expect.stringContaining(String(mail?.link)),
        html: expect.stringContaining('reset your password'),
        link: expect.stringContaining(`token=${mail?.token}&type=recovery`),
        token: expect.stringMatching(/^[0-9a-f]{56}$/),
        expiresAt: '2026-01-02T04:04:05.000Z',
        sentAt: '2026-01-02T03:04:05.000Z',
      });
    },
  },
  ...table(
    [
      ['works within the hour', '3599s', { type: 'recovery' }],
      ['is dead after the hour', '3601s', { error_code: 'otp_expired' }],
    ] as const,
    'a link %s',
  )((_, wait, fragment) => ({
    async run({ post, mock }) {
      await post(send, { email: u.email });
      const { link = '' } = await mock.outbox.waitFor();

      mock.clock.advance(wait);

      expect((await follow(mock.fetch, link)).fragment).toMatchObject(fragment);
    },
  })),
  {
    title: 'a link works once',
    async run({ post, mock }) {
      await post(send, { email: u.email });
      const { link = '' } = await mock.outbox.waitFor();
      await follow(mock.fetch, link);

      expect((await follow(mock.fetch, link)).fragment).toMatchObject({ error_code: 'otp_expired' });
    },
  },
  ...table(
    ['/auth/send-password-reset', '/auth/send-magic-link'],
    'a mail asked for at %s kills the link before',
  )((path) => ({
    async run({ post, mock }) {
      await post(send, { email: u.email });
      const first = await mock.outbox.waitFor();
      await post(path, { email: u.email });
      const second = await mock.outbox.waitFor();

      expect((await follow(mock.fetch, String(first.link))).fragment).toMatchObject({ error_code: 'otp_expired' });
      expect((await follow(mock.fetch, String(second.link))).fragment).toMatchObject({ token_type: 'bearer' });
    },
  })),
  {
    title: 'mails twice within a minute, which Supabase itself does not',
    settings: { limits: 'real' },
    async run({ post, mock }) {
      await post(send, { email: u.email });
      await post(send, { email: u.email });

      expect(await mock.outbox.list()).toHaveLength(2);
    },
  },
  {
    title: 'uses no mail of Supabase',
    async run({ post, mock }) {
      await post(send, { email: u.email });

      expect(await mock.behind?.outbox.list()).toEqual([]);
    },
  },
  ...table(
    [u.email, unknown],
    'is not configured, whoever asks: %s',
  )((email) => ({
    options: { authConfigured: false },

    async run({ post, mock }) {
      expect(await post(send, { email })).toEqual(
        failure(500, 'auth_not_configured', 'Authentication is not configured'),
      );
      expect(await mock.outbox.list()).toEqual([]);
    },
  })),
  ...table(
    failing,
    'with %j, %s is told that mail fails, or not',
  )((options, email, reply) => ({
    options,

    async run({ post, mock }) {
      expect(await post(send, { email })).toEqual(reply);
      expect(await mock.outbox.list()).toEqual([]);
    },
  })),
  {
    title: 'a mail that fails has killed the link before all the same',
    async run({ post, mock }) {
      await post(send, { email: u.email });
      const { link = '' } = await mock.outbox.waitFor();
      await mock.options.set({ emailDelivery: 'fail' });
      await post(send, { email: u.email });

      expect((await follow(mock.fetch, link)).fragment).toMatchObject({ error_code: 'otp_expired' });
    },
  },
];
