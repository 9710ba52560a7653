import type { AppHandoffSettings } from '../../../src/providers/apphandoff/index.ts';
import { type Conflict, whichErrorWins } from '../../vector.ts';
import { exchange, failure, fromPortal, invalid, send, u, type World } from '../world.ts';
import type { Vector } from './vector.ts';

interface Case extends Conflict<World, AppHandoffSettings> {
  /** Requests at the start that use up a limit. */
  readonly exhaust?: readonly [path: string, times: number];
}

const evil = { origin: 'https://evil.example' };
const credentials = { email: u.email, password: u.password };
const tooMany = failure(429, 'rate_limited', 'Too many requests. Try again later.', { retryAfter: 900 });
const noJson = failure(400, 'invalid_json', 'The request body is not a JSON object');
const noOrigin = failure(403, 'origin_not_allowed', 'This origin is not allowed');
const noDevLogin = failure(403, 'dev_login_disabled', 'Development login is not enabled');
const badEmail = invalid(['email', 'Invalid email address']);
const badCallback = failure(400, 'origin_not_allowed', 'This callback origin is not allowed');
const notConfigured = failure(500, 'auth_not_configured', 'Authentication is not configured');
const notFound = failure(404, 'not_found', 'There is no such endpoint');
const wrongMethod = failure(405, 'method_not_allowed', 'This endpoint does not take this method');

const cases: readonly Case[] = [
  {
    wins: 'an unknown path',
    over: 'a body that is not JSON',
    act: ({ post }) => post('/auth/nowhere', '{'),
    expected: notFound,
  },
  {
    wins: 'a wrong method',
    over: 'an exhausted limit',
    exhaust: [send, 5],
    act: ({ get }) => get(send),
    expected: wrongMethod,
  },
  {
    wins: 'an exhausted limit',
    over: 'a body that is not JSON',
    exhaust: [send, 5],
    act: ({ post }) => post(send, '{'),
    expected: tooMany,
  },
  {
    wins: 'an exhausted limit',
    over: 'a broken rule',
    exhaust: [send, 5],
    act: ({ post }) => post(send, {}),
    expected: tooMany,
  },
  {
    wins: 'an exhausted limit',
    over: 'a configuration that is missing',
    options: { authConfigured: false },
    exhaust: [send, 5],
    act: ({ post }) => post(send, { email: u.email }),
    expected: tooMany,
  },
  {
    wins: 'an exhausted limit',
    over: 'an Origin that is not allowed, at login',
    exhaust: ['/auth/login', 10],
    act: ({ post }) => post('/auth/login', credentials, evil),
    expected: tooMany,
  },
  {
    wins: 'an exhausted limit',
    over: 'an Origin that is not allowed, at sign-up',
    exhaust: ['/auth/signup', 5],
    act: ({ post }) => post('/auth/signup', credentials, evil),
    expected: tooMany,
  },
  {
    wins: 'an exhausted limit',
    over: 'a development login that is not enabled',
    exhaust: ['/auth/dev-login', 10],
    act: ({ post }) => post('/auth/dev-login', credentials),
    expected: tooMany,
  },
  {
    wins: 'an Origin that is not allowed',
    over: 'a body that is not JSON, at login',
    act: ({ post }) => post('/auth/login', '{', evil),
    expected: noOrigin,
  },
  {
    wins: 'an Origin that is not allowed',
    over: 'wrong credentials',
    act: ({ post }) => post('/auth/login', { ...credentials, password: 'nope' }, evil),
    expected: noOrigin,
  },
  {
    wins: 'an Origin that is not allowed',
    over: 'a broken rule, at sign-up',
    act: ({ post }) => post('/auth/signup', {}),
    expected: noOrigin,
  },
  {
    wins: 'an Origin that is not allowed',
    over: 'a configuration that is missing, at sign-up',
    options: { authConfigured: false },
    act: ({ post }) => post('/auth/signup', credentials),
    expected: noOrigin,
  },
  {
    wins: 'a development login that is not enabled',
    over: 'a body that is not JSON',
    act: ({ post }) => post('/auth/dev-login', '{'),
    expected: noDevLogin,
  },
  {
    wins: 'a development login that is not enabled',
    over: 'wrong credentials',
    act: ({ post }) => post('/auth/dev-login', { ...credentials, password: 'nope' }),
    expected: noDevLogin,
  },
  {
    wins: 'a body that is not JSON',
    over: 'a configuration that is missing',
    options: { authConfigured: false },
    act: ({ post }) => post(send, '[]'),
    expected: noJson,
  },
  {
    wins: 'a broken rule',
    over: 'a configuration that is missing',
    options: { authConfigured: false },
    act: ({ post }) => post(send, { email: 'foo' }),
    expected: badEmail,
  },
  {
    wins: 'a broken rule',
    over: 'a callback origin that is not allowed',
    options: { rejectUnknownOrigin: true },
    act: ({ post }) => post(send, { email: 'foo', callback_origin: 'https://evil.example' }),
    expected: badEmail,
  },
  {
    wins: 'a broken rule',
    over: 'a session that is not good',
    act: ({ post }) => post(exchange, { access_token: 'x' }),
    expected: invalid(['refresh_token', 'Invalid input: expected string, received undefined']),
  },
  {
    wins: 'a configuration that is missing',
    over: 'a callback origin that is not allowed',
    options: { authConfigured: false, rejectUnknownOrigin: true },
    act: ({ post }) => post(send, { email: u.email, callback_origin: 'https://evil.example' }),
    expected: notConfigured,
  },
  {
    wins: 'a configuration that is missing',
    over: 'mail that fails',
    options: { authConfigured: false, emailDelivery: 'fail' },
    act: ({ post }) => post(send, { email: u.email }),
    expected: notConfigured,
  },
  {
    wins: 'a callback origin that is not allowed',
    over: 'mail that fails',
    options: { rejectUnknownOrigin: true, emailDelivery: 'fail', deliveryFailure: 'always' },
    act: ({ post }) => post(send, { email: u.email, callback_origin: 'https://evil.example' }),
    expected: badCallback,
  },
];

/** Requests that are wrong in two ways, in the order of O5. */
export const whichErrorWinsVectors: readonly Vector[] = whichErrorWins(
  cases.map(({ exhaust: [path, times] = ['', 0], ...conflict }) => ({
    ...conflict,
    async act(world) {
      for (let count = 0; count < times; count += 1) await world.post(path, credentials, fromPortal);
      return conflict.act(world);
    },
  })),
);
