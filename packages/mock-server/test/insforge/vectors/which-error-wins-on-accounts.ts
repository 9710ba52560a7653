import { defaultOptions, type InsforgeOptions } from '../../../src/providers/insforge/options.ts';
import { type Conflict, whichErrorWins } from '../../vector.ts';
import { allowIt, failure, type Reply, u, type World } from '../world.ts';
import type { Vector } from './vector.ts';

const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const users = '/api/auth/users';
const sessions = '/api/auth/sessions';
const config = '/api/auth/config';
const anon = { authorization: `Bearer ${defaultOptions.anonKey}` };
const tooManyTries = failure(
  429,
  'TOO_MANY_REQUESTS',
  'Too many verification attempts from this IP. Please try again in 15 minutes.',
);
const noToken = failure(
  401,
  'AUTH_INVALID_CREDENTIALS',
  'No token provided',
  'Check the token is valid or login to get a new token.',
);
const noAdminToken = failure(
  401,
  'AUTH_INVALID_CREDENTIALS',
  'No admin token provided',
  'Check the token is valid or login to get a new token.',
);
const badRedirect = failure(400, 'INVALID_INPUT', 'https://evil.com is not in the allowed redirect URLs', allowIt);
const tooShort = failure(400, 'INVALID_INPUT', 'Password must contain at least 6 characters long');
const invalid = (message: string) => failure(400, 'INVALID_INPUT', message);
const weak = { email: 'ada@example.com', password: 'abc' };

type Case = Conflict<World, Partial<InsforgeOptions>>;

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

const verifyByLink = {
  requireEmailVerification: true,
  verifyEmailMethod: 'link',
  allowedRedirectUrls: ['https://app.com'],
} as const;
const unverified = { email: 'carol@example.com', password: 'carol-old-pass1', emailVerified: false };

const cases: readonly Case[] = [
  {
    wins: 'an exhausted limiter of tries',
    over: 'the schema',
    act: (world) => after(world, exhaustTries, () => world.post(reset, {})),
    expected: tooManyTries,
  },
  {
    wins: 'an exhausted limiter of tries',
    over: 'the password policy',
    act: (world) => after(world, exhaustTries, () => world.post(reset, { newPassword: 'abc', otp: 'x' })),
    expected: tooManyTries,
  },
  {
    wins: 'an exhausted limiter of tries',
    over: 'the schema of a sign-in by code',
    act: (world) => after(world, exhaustTries, () => world.post(sessions, { method: 'otp' })),
    expected: tooManyTries,
  },
  {
    wins: 'the schema',
    over: 'the password policy',
    act: ({ post }) => post(reset, { newPassword: 'abc', otp: '' }),
    expected: invalid('otp: OTP/token is required'),
  },
  {
    wins: 'the password policy',
    over: 'a bad token',
    act: ({ post }) => post(reset, { newPassword: 'abc', otp: 'x' }),
    expected: tooShort,
  },
  {
    wins: 'missing credentials',
    over: 'the schema of a sign-up',
    act: ({ post }) => post(users, {}),
    expected: noToken,
  },
  {
    wins: 'missing credentials',
    over: 'sign-ups that are off',
    options: { disableSignup: true },
    act: ({ post }) => post(users, weak),
    expected: noToken,
  },
  {
    wins: 'the schema of a sign-up',
    over: 'sign-ups that are off',
    options: { disableSignup: true },
    act: ({ post }) => post(users, {}, anon),
    expected: invalid('email: Required, password: Required'),
  },
  {
    wins: 'sign-ups that are off',
    over: 'a weak password',
    options: { disableSignup: true },
    act: ({ post }) => post(users, weak, anon),
    expected: failure(403, 'AUTH_SIGNUP_DISABLED', 'User signups are disabled for this project.'),
  },
  {
    wins: 'a weak password',
    over: 'a redirect that is not allowed',
    options: verifyByLink,
    act: ({ post }) => post(users, { ...weak, redirectTo: 'https://evil.com' }, anon),
    expected: tooShort,
  },
  {
    wins: 'a redirect that is not allowed',
    over: 'an e-mail that is taken',
    options: verifyByLink,
    act: ({ post }) => post(users, { email: u.email, password: 'good-pass1', redirectTo: 'https://evil.com' }, anon),
    expected: badRedirect,
  },
  {
    wins: 'a weak password',
    over: 'an e-mail that is taken',
    act: ({ post }) => post(users, { ...weak, email: u.email }, anon),
    expected: tooShort,
  },
  {
    wins: 'an e-mail that is taken',
    over: 'mail that nobody can send',
    options: { requireEmailVerification: true, mail: 'not-configured' },
    act: ({ post }) => post(users, { email: u.email, password: 'good-pass1' }, anon),
    expected: failure(409, 'AUTH_EMAIL_EXISTS', 'User already exists'),
  },
  {
    wins: 'a wrong password',
    over: 'an e-mail that is not verified',
    options: { requireEmailVerification: true },
    act: (world) =>
      after(
        world,
        ({ mock }) => mock.accounts.put(unverified),
        () => world.post(sessions, { email: unverified.email, password: 'wrong' }),
      ),
    expected: failure(401, 'AUTH_UNAUTHORIZED', 'Invalid credentials'),
  },
  {
    wins: 'a wrong code',
    over: 'sign-ups that are off',
    options: { disableSignup: true },
    act: ({ post }) => post(sessions, { method: 'otp', email: 'nobody@example.com', otp: '123456' }),
    expected: invalid('Invalid or expired verification code'),
  },
  {
    wins: 'missing credentials',
    over: 'the schema of the configuration',
    act: ({ put }) => put(config, { passwordMinLength: 3 }),
    expected: noAdminToken,
  },
  {
    wins: 'the schema of the configuration',
    over: 'mail that nobody can send',
    options: { mail: 'not-configured' },
    act: ({ put }) =>
      put(config, { requireEmailVerification: true, passwordMinLength: 3 }, { 'x-api-key': defaultOptions.apiKey }),
    expected: invalid('passwordMinLength: Number must be greater than or equal to 4'),
  },
  {
    wins: 'missing credentials',
    over: 'the schema of deleting users',
    act: (world) => world.delete(users, {}),
    expected: noAdminToken,
  },
  {
    wins: 'a bad API key',
    over: 'a good anon key',
    act: ({ post }) => post(users, {}, { ...anon, 'x-api-key': 'ik_x' }),
    expected: failure(
      401,
      'AUTH_INVALID_API_KEY',
      'Invalid API key',
      'Check the API key is valid or generate a new API key.',
    ),
  },
  {
    wins: 'an unknown path',
    over: 'missing credentials',
    act: ({ post }) => post('/api/auth/config', {}),
    expected: failure(
      404,
      'NOT_FOUND',
      'Endpoint /api/auth/config not found',
      'Please check the API documentation for available endpoints',
    ),
  },
];

/** Requests that are wrong in two ways. */
export const whichErrorWinsOnAccounts: readonly Vector[] = whichErrorWins(cases);
