import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import { badOrigin, badRedirect, noOrigin, sent, success, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const ask = '/api/auth/request-password-reset';
const trustedOrigins = ['https://app.example.com', 'https://*.preview.example.com', 'myapp://', '192.168.*.*'];
const blocked: Expected = {
  status: 403,
  body: {
    message: 'Cross-site navigation login blocked. This request appears to be a CSRF attack.',
    code: 'CROSS_SITE_NAVIGATION_LOGIN_BLOCKED',
  },
};
const none: Readonly<Record<string, string>> = {};

/** Where requests may come from, and where links may lead. */
export const originVectors: readonly Vector[] = [
  ...table<[Record<string, string>, Expected]>(
    [
      [{ origin: 'https://app.example.com' }, sent],
      [{ origin: 'https://a.b.preview.example.com' }, sent],
      [{ origin: 'http://localhost:3000' }, sent],
      [{ referer: 'https://app.example.com/some/page' }, sent],
      [{ origin: 'https://evil.example.net' }, badOrigin],
      [{ origin: 'https://evil.example.net', referer: 'https://app.example.com/' }, badOrigin],
      [{ origin: 'null' }, noOrigin],
      [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, sent],
    ],
    'with a cookie, %j is compared',
  )((headers, expected) => ({
    source: 'recorded',
    options: { trustedOrigins },
    async run({ post }) {
      expect(await post(ask, { email: u.email }, { ...headers, cookie: 'theme=dark' })).toEqual(expected);
      expect(await post(ask, { email: u.email }, headers)).toEqual(sent);
    },
  })),
  ...table<[string, Expected]>(
    [
      ['https://app.example.com/reset', sent],
      ['https://a.preview.example.com/reset', sent],
      ['http://localhost:3000/reset', sent],
      ['myapp://reset', sent],
      ['http://192.168.0.7/reset', sent],
      ['http://192.168.evil.example/reset', badRedirect],
      ['https://app.example.com:8443/', badRedirect],
      ['https://preview.example.com/', badRedirect],
      ['/a%2Fb', badRedirect],
    ],
    'a mail may lead to %s, or not, for whoever asks',
  )((redirectTo, expected) => ({
    options: { trustedOrigins },
    async run({ post }) {
      expect(await post(ask, { email: u.email, redirectTo })).toEqual(expected);
      expect(await post(ask, { email: 'nobody@example.com', redirectTo })).toEqual(expected);
    },
  })),
  {
    title: 'version 1.7.1 trusts no path with a fragment, and no origin that is null',
    options: { version: '1.7.1' },
    async run({ post }) {
      const headers = { origin: 'null', 'sec-fetch-site': 'same-origin', cookie: 'a=b' };

      expect(await post(ask, { email: u.email, redirectTo: '/a#b' })).toEqual(badRedirect);
      expect(await post(ask, { email: u.email }, headers)).toEqual(noOrigin);
    },
  },
  ...table<[string, Record<string, string>, Expected | undefined]>(
    [
      ['nothing', none, undefined],
      ['an origin that is not trusted', { origin: 'https://evil.example.net' }, badOrigin],
      ['headers of a browser without an origin', { 'sec-fetch-mode': 'cors' }, noOrigin],
      ['a form on another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }, blocked],
    ],
    'without a cookie, signing in and up look at %s',
  )((_title, headers, expected) => ({
    options: { trustedOrigins },
    async run({ post }) {
      const signIn = await post('/api/auth/sign-in/email', { email: u.email, password: u.password }, headers);
      const signUp = await post(
        '/api/auth/sign-up/email',
        { email: 'new@example.com', password: u.password, name: '' },
        headers,
      );

      expect([signIn, signUp]).toEqual(
        expected
          ? [expected, expected]
          : [expect.objectContaining({ status: 200 }), expect.objectContaining({ status: 200 })],
      );
    },
  })),
  ...table(
    ['callbackURL', 'redirectTo', 'errorCallbackURL', 'newUserCallbackURL'],
    '%s is looked at in every body',
  )((field) => ({
    source: 'recorded',
    async run({ post }) {
      const reply = await post('/api/auth/sign-out', { [field]: 'https://evil.example.net' });

      expect(reply.status).toBe(403);
      expect(await post('/api/auth/sign-out', { [field]: '/fine' })).toEqual(success);
    },
  })),
];
