import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import {
  badRedirect,
  badToken,
  better,
  disabled,
  invalid,
  nothing404,
  page,
  sent,
  tooLong,
  tooShort,
  u,
} from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const ask = '/api/auth/request-password-reset';
const reset = '/api/auth/reset-password';
const missing = (field: string, received = 'undefined'): Expected =>
  invalid(`[body.${field}] Invalid input: expected string, received ${received}`);
const notAnAddress = invalid('[body.email] Invalid email address');
const recorded = { source: 'recorded' } as const;

/** Requests for links and new passwords, by what is in their bodies. */
export const requestVectors: readonly Vector[] = [
  ...table<[string, unknown, Expected]>(
    [
      ['an address in capitals', { email: 'U@EXAMPLE.COM' }, sent],
      ['an address that nobody has', { email: 'nobody@example.com' }, sent],
      ['a field that it does not know', { email: u.email, extra: true }, sent],
      ['a megabyte', { email: u.email, extra: 'x'.repeat(1_000_000) }, sent],
      ['an empty page', { email: u.email, redirectTo: '' }, sent],
      ['a path', { email: u.email, redirectTo: '/reset?x=1' }, sent],
      ['no address', {}, missing('email')],
      ['null', { email: null }, missing('email', 'null')],
      ['spaces around', { email: ` ${u.email} ` }, notAnAddress],
      ['another letter', { email: 'ü@example.com' }, notAnAddress],
      ['no domain', { email: 'u@localhost' }, notAnAddress],
      ['a page that is null', { email: u.email, redirectTo: null }, missing('redirectTo', 'null')],
      ['a page with a user', { email: u.email, redirectTo: 'http://localhost:3000@evil.example.net/' }, badRedirect],
      ['a page elsewhere', { email: u.email, redirectTo: 'https://evil.example.net/reset' }, badRedirect],
      ['two slashes', { email: u.email, redirectTo: '//evil.example.net' }, badRedirect],
      ['a backslash', { email: u.email, redirectTo: '/\\evil.example.net' }, badRedirect],
      ['no slash', { email: u.email, redirectTo: 'reset' }, badRedirect],
      ['a list', [], invalid('[body] Invalid input: expected object, received array')],
      ['null as a whole', null, invalid('[body] Invalid input: expected object, received null')],
      [
        'a page that is a number',
        { email: u.email, redirectTo: 5 },
        { status: 400, body: { message: 'Invalid redirectURL: expected a string' } },
      ],
    ],
    'a link is asked for with %s',
  )((_title, body, expected) => ({
    ...recorded,
    async run({ post }) {
      expect(await post(ask, body)).toEqual(expected);
    },
  })),
  ...table<[string, unknown, Expected]>(
    [
      ['nothing', {}, missing('newPassword')],
      ['no token', { newPassword: better }, badToken],
      ['an empty token', { newPassword: better, token: '' }, badToken],
      ['null as a token', { newPassword: better, token: null }, missing('token', 'null')],
      ['an unknown token', { newPassword: better, token: 'AAAA' }, badToken],
      ['seven characters', { newPassword: 'seven77', token: 'AAAA' }, tooShort],
      ['129 characters', { newPassword: 'x'.repeat(129), token: 'AAAA' }, tooLong],
      ['three emoji', { newPassword: '😀😀😀', token: 'AAAA' }, tooShort],
      ['four emoji', { newPassword: '😀😀😀😀', token: 'AAAA' }, badToken],
    ],
    'a password is set with %s',
  )((_title, body, expected) => ({
    ...recorded,
    async run({ post }) {
      expect(await post(reset, body)).toEqual(expected);
    },
  })),
  {
    title: 'a body without a content type is none',
    ...recorded,
    async run({ send }) {
      const none = invalid('[body] Invalid input: expected object, received undefined');

      expect(await send('POST', ask, {}, `{"email":"${u.email}"}`)).toEqual(none);
      expect(await send('POST', ask)).toEqual(none);
    },
  },
  replies(
    'parameters of the type do not matter',
    ({ send }) => send('POST', ask, { 'content-type': 'Application/JSON; charset=utf-8' }, `{"email":"${u.email}"}`),
    sent,
  ),
  ...table(
    ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'],
    '%s of a path that has POST alone is 404 with nothing',
  )((method) => ({
    ...recorded,
    async run({ send }) {
      const reply = await send(method, ask, { origin: 'https://app.example.com' });

      expect(reply).toEqual(nothing404);
      expect([...reply.headers.keys()].filter((name) => /^(content-type|access-control|allow)/.test(name))).toEqual([]);
    },
  })),
  ...table(
    [
      '/api/auth/request-password-reset/',
      '/api/auth//request-password-reset',
      '/api/auth/Request-Password-Reset',
      '/api/auth/forget-password',
      '/api/auth',
      '/',
    ],
    '%s is 404 with nothing',
  )((path) => ({
    ...recorded,
    async run({ post }) {
      expect(await post(path, { email: u.email })).toEqual(nothing404);
    },
  })),
  {
    title: 'an app without links says so, after it has looked at the body',
    ...recorded,
    options: { sendResetPassword: false },
    async run({ post, mock }) {
      expect(await post(ask, { email: u.email, redirectTo: page })).toEqual(disabled);
      expect(await post(ask, { email: 'bad' })).toEqual(notAnAddress);
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'a mail that fails shows in no answer',
    ...recorded,
    options: { mail: 'unreachable' },
    async run({ post, mock }) {
      expect(await post(ask, { email: u.email, redirectTo: page })).toEqual(sent);
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
];
