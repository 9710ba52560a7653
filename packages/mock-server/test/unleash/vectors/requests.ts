import { expect } from 'vitest';
import type { RequestStep } from '../../../src/verify/script.ts';
import type { Expected, Reply } from '../../reply.ts';
import {
  asAdmin,
  badToken,
  type Client,
  early,
  empty400,
  extra,
  failure,
  invalid,
  mismatch,
  missing,
  noPassword,
  nothing,
  notSignedIn,
  notTaken,
  strong,
  tokens,
  unknownToken,
  userNotFound,
  weak,
  wrongToken,
  wrongType,
} from '../world.ts';
import type { Vector } from './vector.ts';

/** One request to a fresh mock, in the format of verify's scripts, and its whole reply. */
interface Row extends Pick<RequestStep, 'path' | 'json' | 'text' | 'headers'> {
  readonly title: string;
  /** `POST` by default if there is JSON, else `GET`. */
  readonly method?: string;
  readonly expected: Expected;
  /** Whether the reply has the headers `RateLimit-*`. */
  readonly counted?: true;
}

const mail = '/auth/reset/password-email';
const judge = '/auth/reset/validate-password';
const reset = '/auth/reset/password';
const login = '/auth/simple/login';
const json = { 'content-type': 'application/json' };
const unknownError = (message: string) => failure(500, 'UnknownError', message);
const message = (status: number, text: string) => ({ status, body: { message: text } });
const bigBody = `"${'x'.repeat(102_400)}"`;
const page = { status: 200, body: expect.stringContaining('<title>Unleash</title>') };
const cannot = (what: string) => ({ status: 404, body: expect.stringContaining(`<pre>Cannot ${what}</pre>`) });

const tooShort = 'The password must be at least 10 characters long.';
const tooLong = 'The password must be fewer than 128 characters.';
const repeated = 'The password may not contain sequences of three or more repeated characters.';
const lower = 'The password must contain at least one lowercase letter.';
const upper = 'The password must contain at least one uppercase letter.';
const digit = 'The password must contain at least one number.';
const special = 'The password must contain at least one special character.';

const mails: readonly Row[] = (
  [
    ['a known address', { email: 'u@example.com' }, nothing],
    ['a known address in capitals', { email: 'U@Example.COM' }, nothing],
    ['an unknown address', { email: 'nobody@example.com' }, userNotFound],
    ['a leading space', { email: ' u@example.com' }, userNotFound],
    ['something that is not an address', { email: 'not-an-email' }, userNotFound],
    ['a user name', { email: 'admin' }, userNotFound],
    ['a number', { email: 123 }, userNotFound],
    ['a truth value', { email: true }, userNotFound],
    ['a very long address', { email: `${'a'.repeat(5_000)}@example.com` }, userNotFound],
    ['null', { email: null }, unknownError('Can only find users with id, username or email.')],
    ['an empty address', { email: '' }, unknownError('Can only find users with id, username or email.')],
    ['a list', { email: ['u@example.com'] }, wrongType('/body/email', 'string', '["u@example.com"]')],
    ['nothing', {}, missing('email')],
    ['something else', { email: 'u@example.com', redirectUrl: 'x' }, extra('redirectUrl')],
    ['the first of two other things', { b: 1, a: 1, email: 'u@example.com' }, extra('b')],
    ['something else instead', { redirectUrl: 'x' }, missing('email')],
    ['null for a body', null, wrongType('/body', 'object', 'null')],
    ['a list for a body', [], wrongType('/body', 'object', '[]')],
    ['a text for a body', 'u@example.com', wrongType('/body', 'object', '"u@example.com"')],
    ['a number for a body', 5, wrongType('/body', 'object', '5')],
  ] as const
).map(([title, body, expected]) => ({ title: `a mail for ${title}`, path: mail, json: body, expected, counted: true }));

const malformed = (path: string, counted: { counted?: true } = {}): readonly Row[] =>
  (
    [
      ['malformed JSON', json, '{', message(400, expect.stringMatching(/JSON/))],
      ['no JSON', json, 'nope', message(400, expect.stringMatching(/JSON/))],
      [
        'an unknown charset',
        { 'content-type': 'application/json; charset=iso-8859-1' },
        '{}',
        message(415, 'unsupported charset "ISO-8859-1"'),
      ],
      [
        'an unknown encoding',
        { ...json, 'content-encoding': 'zstd-x' },
        '{}',
        message(415, 'unsupported content encoding "zstd-x"'),
      ],
      ['bytes that are no gzip', { ...json, 'content-encoding': 'gzip' }, '{}', message(400, 'incorrect header check')],
      ['more than 100 kB', json, bigBody, message(413, 'request entity too large')],
      ['text', { 'content-type': 'text/plain' }, '{', notTaken('text/plain')],
      [
        'a form',
        { 'content-type': 'multipart/form-data; boundary=x' },
        '',
        notTaken('multipart/form-data; boundary=x'),
      ],
      ['another JSON', { 'content-type': 'application/vnd.api+json' }, '{}', notTaken('application/vnd.api+json')],
      ['JSON of no type', {}, '{}', notTaken()],
    ] as const
  ).map(([title, headers, text, expected]) => ({
    title: `${title} at ${path}`,
    path,
    method: 'POST',
    headers,
    text,
    expected,
    ...counted,
  }));

const judged: readonly Row[] = (
  [
    ['Correct-H0rse-1!', nothing],
    ['Aa1!bcdefg', nothing],
    ['AaA-bcdef1!x', nothing],
    ['Abcdefgh1 x', nothing],
    ['Abcdefgh1é', nothing],
    [`Aa1!${'xyzw'.repeat(31)}`, nothing],
    ['Aa1!bcdef', weak(tooShort)],
    [`Aa1!${'xyzw'.repeat(31)}x`, weak(tooLong)],
    ['Aaaa-bcdef1!', weak(repeated)],
    ['ABCDEFGH1!', weak(lower)],
    ['abcdefgh1!', weak(upper)],
    ['Abcdefghi!', weak(digit)],
    ['Abcdefghi1', weak(special)],
    ['abcdefghi!', weak(upper, digit)],
    ['short', weak(tooShort, upper, digit, special)],
    ['aaa', weak(tooShort, repeated, upper, digit, special)],
    ['correct horse battery staple', weak(upper, digit)],
    ['hunter2', weak(tooShort, upper, special)],
    ['unleash4all', weak(upper, special)],
    [1_234_567_890, weak(lower, upper, special)],
    ['', noPassword],
    [null, noPassword],
    [['x'], wrongType('/body/password', 'string', '["x"]')],
  ] as const
).map(([password, expected]) => ({
  title: `the password ${JSON.stringify(password)}`,
  path: judge,
  json: { password },
  expected,
}));

const resets: readonly Row[] = (
  [
    ['an unknown token', { token: 'abc123', password: strong }, badToken],
    ['an empty token', { token: '', password: strong }, badToken],
    ['null for a token', { token: null, password: strong }, badToken],
    ['a number for a token', { token: 5, password: strong }, badToken],
    [
      'a weak password and an unknown token',
      { token: 'abc123', password: 'short' },
      weak(tooShort, upper, digit, special),
    ],
    ['an empty password', { token: 'abc123', password: '' }, noPassword],
    ['a list for a token', { token: ['a'], password: strong }, wrongType('/body/token', 'string', '["a"]')],
    ['two lists', { password: ['b'], token: ['a'] }, wrongType('/body/token', 'string', '["a"]')],
    ['no token', { password: strong }, missing('token')],
    ['no password', { token: 'a' }, missing('password')],
    ['nothing', {}, missing('token')],
    ['a confirmation', { token: 'a', password: strong, confirmPassword: strong }, extra('confirmPassword')],
  ] as const
).map(([title, body, expected]) => ({ title: `a reset with ${title}`, path: reset, json: body, expected }));

const logins: readonly Row[] = (
  [
    ['a wrong password', { username: 'u@example.com', password: 'x' }, mismatch()],
    ['an unknown name', { username: 'nobody', password: 'x' }, mismatch()],
    ['a user name in capitals', { username: 'ADMIN', password: 'unleash4all' }, mismatch()],
    ['empty texts', { username: '', password: '' }, mismatch()],
    ['numbers', { username: 1, password: 2 }, mismatch()],
    ['null', { username: null, password: null }, mismatch()],
    ['a list', { username: ['a'], password: 'b' }, wrongType('/body/username', 'string', '["a"]')],
    ['no password', { username: 'a' }, missing('password')],
    ['nothing', {}, missing('username')],
    ['something else', { username: 'a', password: 'b', email: 'c' }, extra('email')],
  ] as const
).map(([title, body, expected]) => ({
  title: `signing in with ${title}`,
  path: login,
  json: body,
  expected,
  counted: true,
}));

const validate = '/auth/reset/validate';
const others: readonly Row[] = [
  ...['', '?token=', '?token=abc', '?token=a&token=b', '?token[]=a', '?token[a]=b', '?token=%00', '?token=%zz'].map(
    (query): Row => ({ title: `the token ${query}`, path: `${validate}${query}`, expected: badToken }),
  ),
  {
    title: 'JSON that is malformed, to a GET',
    path: validate,
    method: 'GET',
    headers: tokensFor('backend'),
    expected: wrongToken,
  },
  ...[
    mail,
    judge,
    reset,
    validate,
    login,
    '/logout',
    '/api/admin/user',
    '/api/nope',
    '/reset-password',
    '/invite/x/validate',
  ].flatMap((path): Row[] =>
    (['backend', 'frontend'] as const).map((kind) => ({
      title: `a ${kind} token at ${path}`,
      path,
      headers: tokensFor(kind),
      expected: wrongToken,
      ...(path === login && { counted: true }),
    })),
  ),
  {
    title: 'a mail with an admin token',
    path: mail,
    json: { email: 'nobody@example.com' },
    headers: asAdmin,
    expected: userNotFound,
    counted: true,
  },
  {
    title: 'a mail with nonsense for a token',
    path: mail,
    json: { email: 'nobody@example.com' },
    headers: { authorization: 'x' },
    expected: userNotFound,
    counted: true,
  },
  {
    title: 'a mail in UTF-16',
    path: mail,
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-16le' },
    text: Array.from('{"email":"x@y"}', (letter) => `${letter}\0`).join(''),
    expected: userNotFound,
    counted: true,
  },
  { title: 'no body at all', path: mail, method: 'POST', headers: json, expected: missing('email'), counted: true },
  { title: 'a GET where a POST is due', path: mail, expected: page },
  { title: 'a HEAD where a POST is due', method: 'HEAD', path: mail, expected: { status: 200, body: '' } },
  { title: 'a PUT', method: 'PUT', path: mail, expected: cannot(`PUT ${mail}`) },
  { title: 'a POST where a GET is due', method: 'POST', path: validate, expected: cannot(`POST ${validate}`) },
  { title: 'OPTIONS where a POST is due', method: 'OPTIONS', path: mail, expected: { status: 200, body: 'POST' } },
  {
    title: 'OPTIONS where a GET is due',
    method: 'OPTIONS',
    path: validate,
    expected: { status: 200, body: 'GET,HEAD' },
  },
  { title: 'OPTIONS where nothing is', method: 'OPTIONS', path: '/nope', expected: { status: 200, body: 'GET,HEAD' } },
  { title: 'a page', path: '/reset-password?token=abc', expected: page },
  {
    title: 'a page with a dot behind the last slash',
    path: '/reset-password?token=a.b',
    expected: { ...page, status: 404 },
  },
  { title: 'a page with a dot before the last slash', path: '/reset-password?token=a.b/c', expected: page },
  { title: 'a POST where nothing is', method: 'POST', path: '/auth/nope', expected: cannot('POST /auth/nope') },
  { title: 'an unknown path of the API', path: '/api/nope', expected: notSignedIn() },
  {
    title: 'an unknown path of the API, for an administrator',
    path: '/api/nope',
    headers: asAdmin,
    expected: early(404, 'NotFoundError', 'The path you were looking for (/api/nope) is not available.'),
  },
  {
    title: 'a wrong method of the API',
    method: 'PUT',
    path: '/api/admin/user',
    headers: asAdmin,
    expected: early(404, 'NotFoundError', 'The path you were looking for (/api/admin/user) is not available.'),
  },
  { title: 'me without credentials', path: '/api/admin/user', expected: notSignedIn() },
  {
    title: 'me with a bad cookie',
    path: '/api/admin/user',
    headers: { cookie: 'unleash-session=s%3Anope.nope' },
    expected: notSignedIn(),
  },
  {
    title: 'me with an unknown token',
    path: '/api/admin/user',
    headers: { authorization: 'x' },
    expected: unknownToken,
  },
  { title: 'signing out without a session', method: 'POST', path: '/logout', expected: notSignedIn() },
  { title: 'the page to sign out without a session', path: '/logout', expected: notSignedIn() },
  {
    title: 'the profile of an admin token',
    path: '/api/admin/user/profile',
    headers: asAdmin,
    expected: failure(
      400,
      'BadDataError',
      'Request validation failed: your request body or params contain invalid data: User id is missing in request user object',
      'User id is missing in request user object',
    ),
  },
  { title: 'nobody', path: '/api/admin/user-admin/99', headers: asAdmin, expected: userNotFound },
  {
    title: 'an id that is not a number',
    path: '/api/admin/user-admin/abc',
    headers: asAdmin,
    expected: invalid({ message: 'The `/params/id` property must be integer. You sent "abc".', path: '/params/id' }),
  },
  {
    title: 'an id with a fraction',
    path: '/api/admin/user-admin/1.5',
    headers: asAdmin,
    expected: invalid({ message: 'The `/params/id` property must be integer. You sent "1.5".', path: '/params/id' }),
  },
  {
    title: 'an id that cannot be decoded',
    path: '/api/admin/user-admin/%zz',
    headers: asAdmin,
    expected: unknownError("Failed to decode param '%zz'"),
  },
  { title: 'an invalid link', path: '/invite/x/validate', expected: empty400 },
  {
    title: 'signing up with an invalid link',
    path: '/invite/x/signup',
    json: { email: 'a@b.c', name: 'A', password: 'x' },
    expected: empty400,
  },
  {
    title: 'signing up with an invalid link and nothing',
    path: '/invite/x/signup',
    json: {},
    expected: missing('email'),
  },
];

function tokensFor(kind: 'backend' | 'frontend'): { authorization: string } {
  return { authorization: tokens[kind][0] ?? '' };
}

const rows: readonly Row[] = [
  ...mails,
  ...malformed(mail, { counted: true }),
  ...malformed(judge),
  ...malformed(reset),
  ...malformed(login, { counted: true }),
  ...judged,
  ...resets,
  ...logins,
  ...others,
];

/** Sends the request of a row. */
function sendRow({ send }: Client, { method, path, json, text, headers }: Row): Promise<Reply> {
  if (json === undefined) return send(method ?? 'GET', path, headers, text);
  const typed = { 'content-type': 'application/json', ...headers };
  return send(method ?? 'POST', path, typed, JSON.stringify(json));
}

/** How deep a value is that JSON.parse reads and JSON.stringify, in today's engines, does not write. */
const depth = 20_000;

const deepVector: Vector = {
  title: 'answers a value that is nested too deeply to be shown',
  async run({ send }) {
    const text = `{"password":${'['.repeat(depth)}${']'.repeat(depth)}}`;

    const reply = await send('POST', judge, { 'content-type': 'application/json' }, text);

    const message = expect.stringMatching(
      /^The `\/body\/password` property must be string\. You sent (?:\[value too large or deeply nested to display\]|\[+\]+)\.$/,
    );
    expect(reply).toEqual(invalid({ message, path: '/body/password' }));
  },
};

/** What a fresh mock replies to one request. */
export const requestVectors: readonly Vector[] = [...rows.map(vectorOf), deepVector];

function vectorOf(row: Row): Vector {
  return {
    title: `answers ${row.title}`,
    async run(world) {
      const reply = await sendRow(world, row);

      expect(reply).toEqual(row.expected);
      expect(reply.headers.has('ratelimit-policy')).toBe(row.counted === true);
      expect(reply.headers.has('x-powered-by')).toBe(false);
      if (reply.body !== '') expect(reply.headers.get('vary')).toBe('Accept-Encoding');
      if (reply.body === '' && row.method !== 'HEAD') expect(reply.headers.get('content-type')).toBeNull();
    },
  };
}
