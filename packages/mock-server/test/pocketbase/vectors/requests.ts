import { expect } from 'vitest';
import {
  askAt,
  badToken,
  blank,
  done,
  good,
  invalid,
  length,
  methodsAt,
  mismatch,
  noCollection,
  noEmail,
  notFound,
  notSignedIn,
  recordsAt,
  refreshAt,
  resetAt,
  signInAt,
  type World,
  wrong,
} from '../world.ts';
import { replies, table, type Vector } from './vector.ts';

const mails: readonly Vector[] = table(
  [
    ['a known address', { email: 'u@example.com' }, done],
    ['an unknown address', { email: 'nobody@example.com' }, done],
    ['nothing', {}, invalid({ email: blank })],
    ['an empty address', { email: '' }, invalid({ email: blank })],
    ['null', { email: null }, invalid({ email: blank })],
    ['spaces around the address', { email: ' u@example.com ' }, invalid({ email: noEmail })],
    ['an accent', { email: 'adá@example.com' }, done],
    ['no domain', { email: 'ada' }, invalid({ email: noEmail })],
    ['a domain of one label', { email: 'ada@localhost' }, invalid({ email: noEmail })],
    ['256 bytes', { email: `${'a'.repeat(244)}@example.com` }, invalid({ email: length(1) })],
    ['a field that nobody knows', { email: 'nobody@example.com', redirectTo: [1] }, done],
  ],
  'asked for a mail with %s',
)((_, body, expected) => ({
  source: 'recorded',
  async run({ post }) {
    expect(await post(askAt(), body)).toEqual(expected);
  },
}));

const confirmations: readonly Vector[] = table(
  [
    ['no token', { password: good, passwordConfirm: good }, { token: blank }],
    ['an empty token', { token: '', password: good, passwordConfirm: good }, { token: blank }],
    ['a bad token', { token: 'nope', password: good, passwordConfirm: good }, { token: badToken }],
    [
      'a bad token and a short password: both are reported',
      { token: 'nope', password: 'short', passwordConfirm: 'short' },
      { password: length(8), token: badToken },
    ],
    [
      'two passwords',
      { token: 'nope', password: good, passwordConfirm: 'x' },
      { passwordConfirm: mismatch, token: badToken },
    ],
    ['nothing', {}, { password: blank, passwordConfirm: blank, token: blank }],
  ],
  'a confirmation with %s',
)((_, body, data) => ({
  source: 'recorded',
  async run({ post }) {
    expect(await post(resetAt(), body)).toEqual(invalid(data));
  },
}));

const signIns: readonly Vector[] = table(
  [
    ['an unknown address', { identity: 'nobody@example.com', password: 'x' }, wrong],
    ['a wrong password', { identity: 'u@example.com', password: 'x' }, wrong],
    ['the address in capitals', { identity: 'U@EXAMPLE.COM', password: 'Start-Passw0rd!' }, wrong],
    ['a name', { identity: 'Uma', password: 'Start-Passw0rd!' }, wrong],
    ['nothing', {}, invalid({ identity: blank, password: blank })],
    [
      'a field that is none to sign in with',
      { identity: 'u@example.com', password: 'x', identityField: 'name' },
      invalid({ identityField: { code: 'validation_in_invalid', message: 'Must be a valid value.' } }),
    ],
    ['256 bytes', { identity: 'u@example.com', password: 'x'.repeat(256) }, invalid({ password: length(1) })],
  ],
  'a sign-in with %s',
)((_, body, expected) => ({
  source: 'recorded',
  async run({ post }) {
    expect(await post(signInAt(), body)).toEqual(expected);
  },
}));

const others: readonly Vector[] = [
  ['a GET of what is posted', 'GET', askAt(), notFound],
  ['a PATCH', 'PATCH', askAt(), notFound],
  ['a slash at the end', 'POST', `${askAt()}/`, notFound],
  ['an unknown path', 'GET', '/api/nope', notFound],
  ['an unknown collection', 'POST', askAt('nope'), noCollection],
  ['a confirmation in an unknown collection', 'POST', resetAt('nope'), noCollection],
  ['a sign-in in an unknown collection', 'POST', signInAt('nope'), noCollection],
  ['a refresh in an unknown collection', 'POST', refreshAt('nope'), noCollection],
  ['a sign-up in an unknown collection', 'POST', recordsAt('nope'), noCollection],
  ['the methods of an unknown collection', 'GET', methodsAt('nope'), noCollection],
  ['a refresh without a token', 'POST', refreshAt(), notSignedIn],
  ['health', 'GET', '/api/health', { status: 200, body: { message: 'API is healthy.', code: 200, data: {} } }],
  [
    'the methods',
    'GET',
    methodsAt(),
    {
      status: 200,
      body: {
        password: { identityFields: ['email'], enabled: true },
        oauth2: { providers: [], enabled: false },
        mfa: { enabled: false, duration: 0 },
        otp: { enabled: false, duration: 0 },
        authProviders: [],
        usernamePassword: false,
        emailPassword: true,
      },
    },
  ],
].map(([title, method, path, expected]) => ({
  ...replies(String(title), ({ send }: World) => send(String(method), String(path)), expected as typeof done),
  source: 'recorded' as const,
}));

/** Single requests. */
export const requestVectors: readonly Vector[] = [
  ...mails,
  ...confirmations,
  ...signIns,
  ...others,
  {
    title: 'every answer has the same headers, an error too',
    source: 'recorded',
    async run({ send }) {
      for (const { headers } of [await send('POST', askAt('nope')), await send('GET', '/api/health')]) {
        expect(Object.fromEntries([...headers].filter(([name]) => /^(cross|vary|x-[cfx])/.test(name)))).toEqual({
          'cross-origin-opener-policy': 'same-origin',
          vary: 'Origin',
          'x-content-type-options': 'nosniff',
          'x-frame-options': 'SAMEORIGIN',
          'x-xss-protection': '1; mode=block',
        });
        expect(headers.get('content-type')).toBe('application/json');
      }
    },
  },
  {
    title: 'lets pages of every origin call, without cookies',
    source: 'recorded',
    async run({ send }) {
      const origin = 'https://app.example.com';
      const preflight = await send('OPTIONS', askAt(), {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      });

      expect(preflight).toEqual(done);
      expect(Object.fromEntries([...preflight.headers].filter(([name]) => /^(access|vary|x-)/.test(name)))).toEqual({
        'access-control-allow-headers': 'content-type',
        'access-control-allow-methods': 'GET,HEAD,PUT,PATCH,POST,DELETE',
        'access-control-allow-origin': '*',
        vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
      });
      const { headers } = await send('GET', '/api/health', { origin });
      expect(headers.get('access-control-allow-origin')).toBe('*');
    },
  },
];
