import {
  badJson,
  badOrigin,
  badRedirect,
  badToken,
  invalid,
  noOrigin,
  notTaken,
  sent,
  tooMany,
  tooShort,
  u,
} from '../world.ts';
import { type Vector, whichErrorWins } from './vector.ts';

const ask = '/api/auth/request-password-reset';
const reset = '/api/auth/reset-password';
const evil = 'https://evil.example.net';
const json = { 'content-type': 'application/json' };

/** Requests that are wrong in two ways. */
export const whichErrorWinsVectors: readonly Vector[] = whichErrorWins([
  {
    wins: 'the limit',
    over: 'a path that does not exist',
    async act({ get, post }) {
      for (const _ of [1, 2, 3]) await get('/api/auth/forget-password');
      return post('/api/auth/forget-password', {});
    },
    expected: tooMany,
  },
  {
    wins: 'a disabled path',
    over: 'the limit',
    options: { disabledPaths: ['/request-password-reset'] },
    async act({ post }) {
      for (const _ of [1, 2, 3]) await post(ask, {});
      return post(ask, {});
    },
    expected: { status: 404, body: 'Not Found' },
  },
  {
    wins: 'the content type',
    over: 'the origin',
    act: ({ send }) => send('POST', ask, { 'content-type': 'text/plain', cookie: 'a=b' }, '{}'),
    expected: notTaken('text/plain'),
  },
  {
    wins: 'malformed JSON',
    over: 'the origin',
    act: ({ send }) => send('POST', ask, { ...json, cookie: 'a=b' }, '{'),
    expected: badJson,
  },
  {
    wins: 'no origin',
    over: 'a page elsewhere',
    act: ({ post }) => post(ask, { email: u.email, redirectTo: evil }, { cookie: 'a=b' }),
    expected: noOrigin,
  },
  {
    wins: 'a wrong origin',
    over: 'a wrong address',
    act: ({ post }) => post(ask, { email: 'bad' }, { cookie: 'a=b', origin: evil }),
    expected: badOrigin,
  },
  {
    wins: 'a page elsewhere',
    over: 'a wrong address',
    act: ({ post }) => post(ask, { email: 'bad', redirectTo: evil }),
    expected: badRedirect,
  },
  {
    wins: 'the schema',
    over: 'an app without links',
    options: { sendResetPassword: false },
    act: ({ post }) => post(ask, { email: 'bad' }),
    expected: invalid('[body.email] Invalid email address'),
  },
  {
    wins: 'no token',
    over: 'a short password',
    act: ({ post }) => post(reset, { newPassword: 'x' }),
    expected: badToken,
  },
  {
    wins: 'a short password',
    over: 'a wrong token',
    act: ({ post }) => post(reset, { newPassword: 'x', token: 'AAAA' }),
    expected: tooShort,
  },
  {
    wins: 'the answer for everybody',
    over: 'an address that nobody has',
    act: ({ post }) => post(ask, { email: 'nobody@example.com' }),
    expected: sent,
  },
]);
