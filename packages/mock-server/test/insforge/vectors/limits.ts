import { expect } from 'vitest';
import { exchangedToken, failure, mailedCode, type Reply, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/email/send-reset-password';
const sendVerification = '/api/auth/email/send-verification';
const sendOtp = '/api/auth/email/send-otp';
const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const verify = '/api/auth/email/verify';
const sessions = '/api/auth/sessions';
const real = { limits: 'real' } as const;

const tooManyMails = failure(
  429,
  'TOO_MANY_REQUESTS',
  'Too many send email verification requests from this IP. Please try again in 15 minutes.',
);
const tooManyTries = failure(
  429,
  'TOO_MANY_REQUESTS',
  'Too many verification attempts from this IP. Please try again in 15 minutes.',
);
const wait = (seconds: number) =>
  failure(429, 'TOO_MANY_REQUESTS', `Please wait ${seconds} seconds before requesting another code for this email`);

const limitOf = ({ headers }: Reply): (string | null)[] =>
  ['ratelimit-policy', 'ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset', 'retry-after'].map((name) =>
    headers.get(name),
  );

/** Rate limits and their headers. */
export const limitsVectors: readonly Vector[] = [
  {
    title: 'counts every request for a mail, successful or not, in one window for all three kinds',
    settings: real,
    async run({ post }) {
      const replies = [
        await post(send, {}),
        await post(sendVerification, { email: 5 }),
        await post(sendOtp, { email: 'foo' }),
        await post(send, { email: u.email }),
        await post(send, { email: u.email }),
      ];

      expect(replies.map(({ status }) => status)).toEqual([400, 500, 400, 202, 429]);
      expect(replies.map(limitOf)).toEqual(
        ['4', '3', '2', '1', '0'].map((remaining) => ['5;w=900', '5', remaining, '900', null]),
      );
      for (const path of [send, sendVerification, sendOtp]) {
        const refused = await post(path, { email: 'other@example.com' });
        expect(refused).toEqual(tooManyMails);
        expect(limitOf(refused)).toEqual(['5;w=900', '5', '0', '900', '900']);
      }
    },
  },
  {
    title: 'counts down to the end of the window and then starts afresh',
    settings: real,
    async run({ post, mock }) {
      for (let count = 0; count < 6; count += 1) await post(send, {});
      mock.clock.advance('10m');
      mock.clock.advance(500);
      expect(limitOf(await post(send, {}))).toEqual(['5;w=900', '5', '0', '300', '300']);

      mock.clock.advance('5m');

      expect(limitOf(await post(send, {}))).toEqual(['5;w=900', '5', '4', '900', null]);
    },
  },
  {
    title: 'keeps tries apart from mails',
    settings: real,
    async run({ post }) {
      for (let count = 0; count < 6; count += 1) await post(send, {});

      expect(limitOf(await post(exchange, {}))).toEqual(['10;w=900', '10', '9', '900', null]);
    },
  },
  {
    title: 'counts failed tries of all four kinds in one window',
    settings: real,
    async run({ post }) {
      const tries = [
        () => post(exchange, {}),
        () => post(reset, {}),
        () => post(verify, {}),
        () => post(sessions, { method: 'otp' }),
      ];
      const remaining: (string | null)[] = [];
      for (let count = 0; count < 10; count += 1) {
        const reply = await tries[count % 4]?.();
        remaining.push(reply?.headers.get('ratelimit-remaining') ?? null);
      }

      expect(remaining).toEqual(['9', '8', '7', '6', '5', '4', '3', '2', '1', '0']);
      for (const attempt of tries) {
        const refused = await attempt();
        expect(refused).toEqual(tooManyTries);
        expect(limitOf(refused)).toEqual(['10;w=900', '10', '0', '900', '900']);
      }
    },
  },
  {
    title: 'gives a success back once it is answered',
    settings: real,
    async run(world) {
      const code = await mailedCode(world);
      const { body, ...success } = await world.post(exchange, { email: u.email, code });
      const newPassword = 'u-new-pass2';

      const resets = [1, 2].map(
        () => () => world.post(reset, { newPassword, otp: Reflect.get(Object(body), 'token') }),
      );
      const replies = [];
      for (const attempt of resets) replies.push(await attempt());

      expect(success.status).toBe(200);
      expect(replies.map(({ status }) => status)).toEqual([200, 400]);
      expect(replies.map(({ headers }) => headers.get('ratelimit-remaining'))).toEqual(['9', '9']);
      expect((await world.post(exchange, {})).headers.get('ratelimit-remaining')).toBe('8');
    },
  },
  {
    title: 'lets a weak password cost a try',
    settings: real,
    async run(world) {
      const otp = await exchangedToken(world);

      await world.post(reset, { newPassword: 'abc', otp });

      expect((await world.post(exchange, {})).headers.get('ratelimit-remaining')).toBe('8');
    },
  },
  {
    title: 'does not limit signing in by password',
    settings: real,
    async run({ post }) {
      for (let count = 0; count < 12; count += 1) await post(sessions, { ...u, password: 'wrong' });

      const reply = await post(sessions, u);

      expect(reply.status).toBe(200);
      expect(limitOf(reply)).toEqual([null, null, null, null, null]);
    },
  },
  {
    title: 'limits signing in by code as soon as the body says so',
    settings: real,
    async run(world) {
      expect(limitOf(await world.post(sessions, { method: 'otp' }))).toEqual(['10;w=900', '10', '9', '900', null]);
    },
  },
  ...table(
    [
      ['/api/auth/public-config', 'GET'],
      ['/api/auth/email/reset-password-link', 'GET'],
      ['/api/auth/email/verify-link', 'GET'],
      ['/api/auth/users', 'POST'],
      ['/api/auth/refresh', 'POST'],
    ],
    'does not limit %s',
  )((path, method) => ({
    settings: real,
    async run({ send: request }) {
      for (let count = 0; count < 12; count += 1) expect((await request(path, { method })).status).not.toBe(429);

      expect(limitOf(await request(path, { method }))).toEqual([null, null, null, null, null]);
    },
  })),
  {
    title: 'sends one mail to an address in 60 seconds, for all clients and all kinds of mail',
    settings: real,
    async run({ post, mock }) {
      await post(sendOtp, { email: u.email });

      const again = await post(send, { email: u.email.toUpperCase() }, { 'x-forwarded-for': '203.0.113.7' });
      mock.clock.advance(30_001);
      const later = await post(sendVerification, { email: u.email });

      expect(again).toEqual(wait(60));
      expect(limitOf(again)).toEqual(['5;w=900', '5', '4', '900', null]);
      expect(later).toEqual(wait(30));
    },
  },
  {
    title: 'does not let refused requests make the wait longer',
    settings: real,
    async run({ post, mock }) {
      await post(send, { email: u.email });
      mock.clock.advance('59s');
      expect(await post(send, { email: u.email })).toEqual(wait(1));
      mock.clock.advance('1s');

      expect((await post(send, { email: u.email })).status).toBe(202);
    },
  },
  {
    title: 'cools down an unknown e-mail, and an invalid one',
    settings: real,
    async run({ post }) {
      await post(send, { email: 'nobody@example.com' });
      await post(send, { email: 'foo' });

      expect(await post(send, { email: 'nobody@example.com' })).toEqual(wait(60));
      expect(await post(send, { email: 'FOO' })).toEqual(wait(60));
    },
  },
  ...table(
    [{}, { email: null }, { email: '' }],
    'does not cool %j down',
  )((body) => ({
    settings: real,
    async run({ post }) {
      await post(send, body);

      expect((await post(send, body)).status).toBe(400);
    },
  })),
  ...table(
    [
      ['another single entry', '203.0.113.8', '4'],
      ['the same entry', '203.0.113.7', '3'],
      ['the left one of two', '203.0.113.7, 10.0.0.1', '3'],
      ['the middle one of three', '198.51.100.9, 203.0.113.7, 10.0.0.1', '3'],
    ],
    'counts %s of X-Forwarded-For',
  )((_, forwardedFor, remaining) => ({
    settings: real,
    async run({ post }) {
      await post(send, {}, { 'x-forwarded-for': '203.0.113.7' });

      expect((await post(send, {}, { 'x-forwarded-for': forwardedFor })).headers.get('ratelimit-remaining')).toBe(
        remaining,
      );
    },
  })),
  {
    title: 'ignores X-Real-IP, and X-Forwarded-For where no proxy is trusted',
    options: { trustProxy: false },
    settings: real,
    async run({ post }) {
      await post(send, {}, { 'x-forwarded-for': '203.0.113.7' });

      const reply = await post(send, {}, { 'x-forwarded-for': '203.0.113.8', 'x-real-ip': '192.0.2.1' });

      expect(reply.headers.get('ratelimit-remaining')).toBe('3');
    },
  },
  {
    title: 'shows a fresh window and refuses nothing where limits are off',
    async run({ post }) {
      for (let count = 0; count < 12; count += 1) {
        expect(limitOf(await post(send, { email: u.email }))).toEqual(['5;w=900', '5', '4', '900', null]);
        expect(limitOf(await post(exchange, {}))).toEqual(['10;w=900', '10', '9', '900', null]);
      }
    },
  },
  {
    title: 'gives nothing back for what was not counted',
    settings: real,
    async run(world) {
      await world.post(exchange, {});
      world.mock.limits.set('off');
      await exchangedToken(world);
      world.mock.limits.set('real');

      expect(limitOf(await world.post(exchange, {}))).toEqual(['10;w=900', '10', '8', '900', null]);
    },
  },
  {
    title: 'takes other numbers where they are given',
    settings: { limits: { send: { max: 1, windowMs: 10_000 }, cooldown: { windowMs: 0 } } },
    async run({ post }) {
      expect(limitOf(await post(send, { email: u.email }))).toEqual(['1;w=10', '1', '0', '10', null]);

      expect((await post(send, { email: u.email })).status).toBe(429);
    },
  },
  {
    title: 'forgets its counts on restart',
    settings: real,
    async run({ post, mock }) {
      await post(send, { email: u.email });

      await mock.restart();

      expect(limitOf(await post(send, { email: u.email }))).toEqual(['5;w=900', '5', '4', '900', null]);
    },
  },
];
