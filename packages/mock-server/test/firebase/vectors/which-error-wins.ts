import { expect } from 'vitest';
import { whichErrorWins } from '../../vector.ts';
import { badBearer, noKey, refused, u, unfit, wrongType } from '../world.ts';
import type { Vector } from './vector.ts';

const bare = '/identitytoolkit.googleapis.com/v1/accounts:sendOobCode';
const json = { 'content-type': 'application/json' };
const invalidPage = refused('INVALID_CONTINUE_URI : ((expected an absolute URI with valid scheme and host))');

/** Requests that are wrong in two ways. */
export const whichErrorWinsVectors: readonly Vector[] = whichErrorWins([
  {
    wins: 'the content type',
    over: 'the key',
    act: ({ send }) => send('POST', bare, { 'content-type': 'text/plain' }, '{}'),
    expected: wrongType('text/plain'),
  },
  {
    wins: 'the method',
    over: 'the content type',
    act: ({ send }) => send('PUT', `${bare}?key=k`, { 'content-type': 'text/plain' }, '{}'),
    expected: {
      status: 405,
      body: { message: expect.stringMatching(/^Method PUT not allowed for .*accounts:sendOobCode\?key=k$/) },
    },
  },
  {
    wins: 'another bearer',
    over: 'malformed JSON',
    act: ({ send }) => send('POST', `${bare}?key=k`, { ...json, authorization: 'Bearer x' }, '{'),
    expected: badBearer,
  },
  { wins: 'the key', over: 'malformed JSON', act: ({ send }) => send('POST', bare, json, '{'), expected: noKey },
  {
    wins: 'the schema',
    over: 'the purpose',
    act: ({ app }) => app('sendOobCode', { email: null }),
    expected: unfit('/email must be string'),
  },
  {
    wins: 'the first field of the schema',
    over: 'a later one',
    act: ({ app }) => app('sendOobCode', { requestType: 'NOPE', email: null }),
    expected: unfit('/email must be string'),
  },
  {
    wins: 'the purpose',
    over: 'permission',
    act: ({ app }) => app('sendOobCode', { returnOobLink: true }),
    expected: refused('MISSING_REQ_TYPE'),
  },
  {
    wins: 'permission',
    over: 'the page',
    act: ({ app }) => app('sendOobCode', { requestType: 'PASSWORD_RESET', returnOobLink: true, continueUrl: '/x' }),
    expected: refused('INSUFFICIENT_PERMISSION'),
  },
  {
    wins: 'the page',
    over: 'the account',
    act: ({ app }) =>
      app('sendOobCode', { requestType: 'PASSWORD_RESET', email: 'nobody@example.com', continueUrl: '/done' }),
    expected: invalidPage,
  },
  {
    wins: 'the page',
    over: 'a missing address',
    act: ({ app }) => app('sendOobCode', { requestType: 'PASSWORD_RESET', continueUrl: '/done' }),
    expected: invalidPage,
  },
  {
    wins: 'the code',
    over: 'the password',
    act: ({ app }) => app('resetPassword', { oobCode: 'nope', newPassword: '12345' }),
    expected: refused('INVALID_OOB_CODE'),
  },
  {
    wins: 'a missing password at sign-up',
    over: 'an address that is none',
    act: ({ app }) => app('signUp', { email: 'bad' }),
    expected: refused('MISSING_PASSWORD'),
  },
  {
    wins: 'an address that is none',
    over: 'a missing password at sign-in',
    act: ({ app }) => app('signInWithPassword', { email: 'bad' }),
    expected: refused('INVALID_EMAIL'),
  },
  {
    wins: 'a taken address',
    over: 'a weak password',
    act: ({ app }) => app('signUp', { email: u.email, password: '12345' }),
    expected: refused('EMAIL_EXISTS'),
  },
]);
