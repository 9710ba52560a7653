import { expect } from 'vitest';
import type { InsforgeOptions } from '../../../src/providers/insforge/options.ts';
import { type Conflict, whichErrorWins } from '../../vector.ts';
import { allowIt, failure, type Reply, u, type World } from '../world.ts';
import type { Vector } from './vector.ts';

const send = '/api/auth/email/send-reset-password';
const sendVerification = '/api/auth/email/send-verification';
const sendOtp = '/api/auth/email/send-otp';
const exchange = '/api/auth/email/exchange-reset-password-token';
const users = '/api/auth/users';
const malformed = failure(
  400,
  'INVALID_INPUT',
  expect.stringMatching(/JSON/),
  'Please ensure your request body contains valid JSON',
);
const trips = failure(500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function');
const tooManyMails = failure(
  429,
  'TOO_MANY_REQUESTS',
  'Too many send email verification requests from this IP. Please try again in 15 minutes.',
);
const wait = failure(429, 'TOO_MANY_REQUESTS', 'Please wait 60 seconds before requesting another code for this email');
const badRedirect = failure(400, 'INVALID_INPUT', 'https://evil.com is not in the allowed redirect URLs', allowIt);
const redirectRequired = failure(
  400,
  'INVALID_INPUT',
  'redirectTo is required when link-based password reset is enabled',
);
const invalid = (message: string) => failure(400, 'INVALID_INPUT', message);

type Case = Conflict<World, Partial<InsforgeOptions>>;

const raw = (
  { send: request }: World,
  path: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Reply> =>
  request(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

async function exhaustMails({ post }: World): Promise<void> {
  for (let count = 0; count < 5; count += 1) await post(send, {});
}

async function exhaustTries({ post }: World): Promise<void> {
  for (let count = 0; count < 10; count += 1) await post(exchange, {});
}

async function after(
  world: World,
  first: (world: World) => Promise<unknown>,
  then: () => Promise<Reply>,
): Promise<Reply> {
  await first(world);
  return then();
}

const linkMode = { resetPasswordMethod: 'link', allowedRedirectUrls: ['https://app.com'] } as const;

const cases: readonly Case[] = [
  {
    wins: 'OPTIONS',
    over: 'an exhausted limiter and malformed JSON',
    act: (world) =>
      after(world, exhaustMails, () =>
        world.send(send, { method: 'OPTIONS', headers: { 'content-type': 'application/json' }, body: '{' }),
      ),
    expected: { status: 204, body: '' },
  },
  {
    wins: 'OPTIONS',
    over: 'an unknown path',
    act: ({ send: request }) => request('/api/auth/nowhere', { method: 'OPTIONS' }),
    expected: { status: 204, body: '' },
  },
  {
    wins: 'malformed JSON',
    over: 'an unknown path',
    act: (world) => raw(world, '/api/auth/nowhere', '{'),
    expected: malformed,
  },
  {
    wins: 'malformed JSON',
    over: 'a path that cannot be decoded',
    act: (world) => raw(world, '/api/auth/email/%zz', '{'),
    expected: malformed,
  },
  {
    wins: 'malformed JSON',
    over: 'an exhausted limiter of mails',
    act: (world) => after(world, exhaustMails, () => raw(world, send, '{')),
    expected: malformed,
  },
  {
    wins: 'malformed JSON',
    over: 'an exhausted limiter of tries',
    act: (world) => after(world, exhaustTries, () => raw(world, exchange, 'null')),
    expected: malformed,
  },
  {
    wins: 'malformed JSON',
    over: 'missing credentials',
    act: (world) => raw(world, users, '{'),
    expected: malformed,
  },
  {
    wins: 'a charset that cannot be read',
    over: 'malformed JSON',
    act: (world) => raw(world, send, '{', { 'content-type': 'application/json; charset=latin1' }),
    expected: failure(500, 'INTERNAL_ERROR', 'unsupported charset "LATIN1"'),
  },
  {
    wins: 'an encoding that cannot be undone',
    over: 'malformed JSON',
    act: (world) => raw(world, send, '{', { 'content-encoding': 'foo' }),
    expected: failure(500, 'INTERNAL_ERROR', 'unsupported content encoding "foo"'),
  },
  ...[send, sendVerification, sendOtp].flatMap((path): Case[] => [
    {
      wins: 'an exhausted limiter of mails',
      over: `an e-mail that is not a string at ${path}`,
      act: (world) => after(world, exhaustMails, () => world.post(path, { email: 5 })),
      expected: tooManyMails,
    },
    {
      wins: 'an exhausted limiter of mails',
      over: `the cool-down at ${path}`,
      act: (world) =>
        after(
          world,
          async () => {
            for (let count = 0; count < 5; count += 1) await world.post(path, { email: u.email });
          },
          () => world.post(path, { email: u.email }),
        ),
      expected: tooManyMails,
    },
    {
      wins: 'an e-mail that is not a string',
      over: `every other field at ${path}`,
      act: ({ post }) => post(path, { email: [u.email], redirectTo: 5 }),
      expected: trips,
    },
    {
      wins: 'the cool-down',
      over: `the schema at ${path}`,
      act: (world) =>
        after(
          world,
          ({ post }) => post(path, { email: 'foo' }),
          () => world.post(path, { email: 'foo', redirectTo: 5 }),
        ),
      expected: wait,
    },
  ]),
  {
    wins: 'an exhausted limiter of mails',
    over: 'the schema',
    act: (world) => after(world, exhaustMails, () => world.post(send, {})),
    expected: tooManyMails,
  },
  {
    wins: 'the cool-down',
    over: 'a redirect that is not allowed',
    options: linkMode,
    act: (world) =>
      after(
        world,
        ({ post }) => post(send, { email: u.email }),
        () => world.post(send, { email: u.email, redirectTo: 'https://evil.com' }),
      ),
    expected: wait,
  },
  {
    wins: 'the schema',
    over: 'a redirect that link mode requires',
    options: linkMode,
    act: ({ post }) => post(send, { email: 'foo' }),
    expected: invalid('email: Invalid email format'),
  },
  {
    wins: 'the schema',
    over: 'a redirect that is not allowed',
    options: linkMode,
    act: ({ post }) => post(send, { email: 'foo', redirectTo: 'https://evil.com' }),
    expected: invalid('email: Invalid email format'),
  },
  {
    wins: 'a redirect that link mode requires',
    over: 'mail that nobody can send',
    options: { ...linkMode, mail: 'not-configured' },
    act: ({ post }) => post(send, { email: u.email }),
    expected: redirectRequired,
  },
  {
    wins: 'a redirect that is not allowed',
    over: 'mail that nobody can send',
    options: { ...linkMode, mail: 'not-configured' },
    act: ({ post }) => post(send, { email: u.email, redirectTo: 'https://evil.com' }),
    expected: badRedirect,
  },
  {
    wins: 'a secret that cannot be stored',
    over: 'mail that nobody can send',
    options: { resetPasswordMethod: 'link', mail: 'not-configured' },
    act: ({ post }) => post(send, { email: u.email, redirectTo: 'https://app.com/\0' }),
    expected: failure(500, 'INTERNAL_ERROR', 'Failed to create verification token'),
  },
  {
    wins: 'the SMTP interval',
    over: 'SMTP that is down',
    options: { smtp: { minIntervalSeconds: 120 } },
    act: (world) =>
      after(
        world,
        async ({ post, mock }) => {
          await post(send, { email: u.email });
          mock.clock.advance('61s');
          await mock.options.set({ mail: 'unreachable' });
        },
        () => world.post(send, { email: u.email }),
      ),
    expected: failure(429, 'RATE_LIMITED', 'Too many emails to this address. Retry after 59s.'),
  },
];

/** Requests that are wrong in two ways. */
export const whichErrorWinsOnMails: readonly Vector[] = whichErrorWins(cases);
