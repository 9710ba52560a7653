import { expect } from 'vitest';
import { callback, refusedBySchema, signIn, u, withToken } from '../world.ts';
import { replies, story, type Vector } from './vector.ts';

const send = '/auth/password/send-reset-code';
const check = '/auth/password/reset/check-code';
const reset = '/auth/password/reset';
const signUp = '/auth/password/sign-up';
const signInPath = '/auth/password/sign-in';
const code = 'x'.repeat(45);

type Case = readonly [path: string, body: unknown, ...lines: string[]];

const dotRule = String.raw`body.email must match the following: "/^[^.]+(\.[^.]+)*@.*\.[^.][^.]+$/"`;
const notString = (field: string, printed: string): string =>
  `${field} must be a \`string\` type, but the final value was: \`${printed}\`.`;
const notObject = (printed: string): string =>
  `body must be a \`object\` type, but the final value was: \`${printed}\`.`;
const noUrl = 'body.callback_url is not a valid URL';

const cases: readonly Case[] = [
  [send, {}, 'body.email must be defined', 'body.callback_url must be defined'],
  [
    send,
    { email: 'nope', callback_url: 'x', foo: 1, bar: 2 },
    'body.email must be a valid email',
    noUrl,
    'body contains unknown properties: foo, bar',
  ],
  [send, null, 'body cannot be null'],
  [send, [], notObject('[]')],
  [send, 'text', notObject('"text"')],
  [send, 5, notObject('5')],
  [send, true, notObject('true')],
  [send, [{ a: 1 }], notObject('[\n    {\n      "a": "1"\n    }\n  ]')],
  [send, { email: null, callback_url: null }, 'body.email cannot be null', 'body.callback_url cannot be null'],
  [send, { email: {}, callback_url: callback }, notString('body.email', '{}')],
  [send, { email: ['a@b.co'], callback_url: callback }, notString('body.email', '[\n    "\\"a@b.co\\""\n  ]')],
  [send, { email: u.email, callback_url: 'http://a b' }, 'body.callback_url contains spaces', noUrl],
  [send, { email: u.email, callback_url: 'https://a.example/ b' }, 'body.callback_url contains spaces'],
  [send, { email: u.email, callback_url: '' }, noUrl],
  [send, { email: u.email, callback_url: 12 }, noUrl],
  [reset, {}, 'body.password must be defined', 'body.code must be defined'],
  [
    reset,
    { code: 'x', password: 'x'.repeat(71) },
    'body.password must be at most 70 characters',
    'body.code must be exactly 45 characters',
  ],
  [
    reset,
    { code, password: 'x', foo: 1 },
    'body contains unknown properties: foo',
    'body contains unknown properties: foo',
  ],
  [reset, { code, password: '😀'.repeat(36) }, 'body.password must be at most 70 characters'],
  [check, {}, 'body.code must be defined'],
  [check, { code: 'x'.repeat(44) }, 'body.code must be exactly 45 characters'],
  [check, { code: 'x'.repeat(46) }, 'body.code must be exactly 45 characters'],
  [
    check,
    { code, password: 'x' },
    'body contains unknown properties: password',
    'body contains unknown properties: password',
  ],
  [signUp, {}, 'body.email must be defined', 'body.password must be defined'],
  [signUp, { email: '', password: 'x' }, dotRule],
  [signUp, { email: 'nope', password: 'x' }, 'body.email must be a valid email', dotRule],
  [signUp, { email: 'a@localhost', password: 'x' }, dotRule],
  [signUp, { email: `${'x'.repeat(252)}@b.co`, password: 'x' }, 'body.email must be at most 256 characters'],
  [
    signUp,
    { email: u.email, password: 'x', verification_callback_url: null },
    'body.verification_callback_url cannot be null',
  ],
  [
    signUp,
    { email: u.email, password: 'x', bot_challenge_phase: 'x', bot_challenge_unavailable: false },
    'body.bot_challenge_phase must be one of the following values: invisible, visible',
    'body.bot_challenge_unavailable must be one of the following values: true',
  ],
  [signInPath, { email: '', password: '' }, 'body.email must not be empty'],
  [signInPath, { email: 'nope' }, 'body.email must be a valid email', 'body.password must be defined'],
  [
    '/auth/otp/send-sign-in-code',
    { email: 'nope', callback_url: 'x', foo: 1 },
    'body.email must be a valid email',
    dotRule,
    noUrl,
    'body contains unknown properties: foo',
  ],
  ['/auth/otp/send-sign-in-code', {}, 'body.email must be defined', 'body.callback_url must be defined'],
  [
    '/auth/otp/sign-in',
    { code, foo: 1 },
    'body contains unknown properties: foo',
    'body contains unknown properties: foo',
  ],
  ['/auth/mfa/sign-in', {}, 'body.type must be defined', 'body.totp must be defined', 'body.code must be defined'],
  [
    '/auth/mfa/sign-in',
    { type: 'sms', totp: 5, code, foo: 1 },
    'body.type must be one of the following values: totp',
    'body contains unknown properties: foo',
    'body contains unknown properties: foo',
  ],
  [
    '/auth/password/update',
    {},
    'auth.user must be defined',
    'body.old_password must be defined',
    'body.new_password must be defined',
  ],
  ['/auth/password/update', undefined, 'auth.user must be defined', 'body must be defined'],
  ['/auth/password/set', {}, 'auth.user must be defined', 'body.password must be defined'],
  ['/auth/sessions/current/refresh', undefined, 'headers.x-stack-refresh-token must be defined'],
  ['/contact-channels/verify', { code: '' }, 'body.code must be exactly 45 characters'],
  ['/auth/oauth/token', undefined, 'body must be defined'],
  ['/auth/oauth/token', {}, 'body.grant_type must be defined'],
  [
    '/auth/oauth/token',
    { grant_type: 'password' },
    'body.grant_type must be one of the following values: authorization_code, refresh_token',
  ],
  [
    '/contact-channels/x/y/send-verification-code',
    {},
    'params.user_id must be a valid UUID',
    'params.contact_channel_id must be a valid UUID',
    'body.callback_url must be defined',
  ],
];

const addresses: readonly (readonly [email: string, passes: boolean])[] = [
  ['a@b', true],
  ['a@localhost', true],
  ['.a@b.co', true],
  [`a@${'b'.repeat(63)}.co`, true],
  [`a@${'b'.repeat(64)}.co`, false],
  [' a@b.co', false],
  ['a@b.co ', false],
  ['"a b"@c.co', false],
  ['a@[127.0.0.1]', false],
  ['a@b.co.', false],
  ['é@b.co', false],
];
const sent = { status: 200, body: { success: 'maybe, only if user with e-mail exists' } };

/** What validation says, line by line, and what it lets through. */
export const validation: readonly Vector[] = [
  ...cases.map(([path, body, ...lines]) =>
    replies(
      `refuses ${path} with ${body === undefined ? 'no body' : JSON.stringify(body)}`,
      ({ post }) => post(path, body),
      refusedBySchema(`POST /api/v1${path}`, ...lines),
    ),
  ),
  ...addresses.map(([email, passes]) =>
    replies(
      `${passes ? 'takes' : 'refuses'} the address ${JSON.stringify(email)}`,
      ({ post }) => post(send, { email, callback_url: callback }),
      passes ? sent : refusedBySchema(`POST /api/v1${send}`, 'body.email must be a valid email'),
    ),
  ),
  ...['mailto:a@b.co', 'javascript:1', 'localhost:3000'].map((url) =>
    replies(`takes ${url} for a URL`, ({ post }) => post(send, { email: 'nobody@b.co', callback_url: url }), sent),
  ),
  story('takes numbers and truth values for texts', async ({ post }) => {
    for (const password of [12_345_678, true]) {
      await post(signUp, { email: `${password}@example.com`, password: `${password}5678` });
      const signedUp = await post(signUp, { email: `other${password}@example.com`, password: 123_456_789 });
      expect(signedUp.status).toBe(200);
      expect((await post(signInPath, { email: `other${password}@example.com`, password: '123456789' })).status).toBe(
        200,
      );
    }
  }),
  story('ignores unknown query parameters where nothing else is said', async ({ post }) => {
    expect(await post(`${send}?a=1`, { email: u.email, callback_url: callback })).toEqual(sent);
  }),
  story('finds nothing wrong but the body where somebody is signed in', async (world) => {
    const { access } = await signIn(world);

    expect(await world.post('/auth/password/update', { old_password: 'x' }, withToken(access))).toEqual(
      refusedBySchema('POST /api/v1/auth/password/update', 'body.new_password must be defined'),
    );
  }),
];
