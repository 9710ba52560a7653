import { expect } from 'vitest';
import { ada, asServer, failure, page, pkce, type Reply, signedIn, type World } from '../world.ts';
import { invalid, replies, table, taken, type Vector } from './vector.ts';

const badJson = (detail: string): object => failure(400, 'bad_json', `Could not parse request body as JSON: ${detail}`);
const unexpected = (message: string): object => failure(500, 'unexpected_failure', message);
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
const nul = 'a\0b';
const account = { email: 'new@example.com', password: 'Correct-H0rse-1!' };

const syntax: [string, string][] = [
  ['\ufeff{"email":"ada@example.com"}', "invalid character 'ï' looking for beginning of value"],
  ['{"email":"ada@example.com"} x', "invalid character 'x' after top-level value"],
  ['{"email":"ada@example.com"', 'unexpected end of JSON input'],
];

type Act = (world: World, headers: Record<string, string>) => Promise<Reply>;

const whole: [string, Act][] = [
  ['a recovery', ({ post }, headers) => post('/recover', { email: ada.email }, headers)],
  ['a sign-up', ({ post }, headers) => post('/signup', account, headers)],
  ['a sign-in', ({ post }, headers) => post('/token?grant_type=password', ada, headers)],
  [
    'a change of the user',
    async (world, headers) => world.put('/user', {}, { ...(await signedIn(world)).bearer, ...headers }),
  ],
  ['a new account', ({ post }, headers) => post('/admin/users', account, { ...asServer, ...headers })],
];

/** Grant; body; the answer. */
const grants: [string, object, object][] = [
  [
    'password',
    { email: 5 },
    badJson('json: cannot unmarshal number into Go struct field PasswordGrantParams.email of type string'),
  ],
  ['password', { refresh_token: 5 }, invalid('missing email or phone')],
  [
    'refresh_token',
    { refresh_token: [] },
    badJson('json: cannot unmarshal array into Go struct field RefreshTokenGrantParams.refresh_token of type string'),
  ],
  ['refresh_token', { email: 5, auth_code: 5 }, invalid('Refresh token is not valid')],
  [
    'pkce',
    { auth_code: true },
    badJson('json: cannot unmarshal bool into Go struct field PKCEGrantParams.auth_code of type string'),
  ],
  ['pkce', { refresh_token: 5 }, invalid('invalid request: both auth code and code verifier should be non-empty')],
];

/** What the database cannot store, in the words of the request that sends it. */
const nuls: [string, (world: World) => Promise<Reply>, object][] = [
  [
    'the data of a sign-up',
    ({ post }) => post('/signup', { ...account, data: { x: [nul] } }),
    unexpected('Database error saving new user'),
  ],
  [
    'the data of a new account',
    ({ post }) => post('/admin/users', { ...account, user_metadata: { [nul]: 1 } }, asServer),
    unexpected('Database error creating new user'),
  ],
  [
    'the data of a change',
    async (world) => world.put('/user', { data: { x: nul } }, (await signedIn(world)).bearer),
    unexpected('Error updating user'),
  ],
  [
    'the data of a change by an administrator',
    ({ put }) => put(`/admin/users/${ada.id}`, { app_metadata: { x: nul } }, asServer),
    unexpected('Error updating user'),
  ],
  [
    'a token',
    ({ post }) => post('/verify', { type: 'recovery', token_hash: nul }),
    unexpected('Database error finding user from email link'),
  ],
  [
    'digits',
    ({ post }) => post('/verify', { type: 'recovery', email: ada.email, token: nul }),
    failure(403, 'otp_expired', 'Token has expired or is invalid'),
  ],
  [
    'a code',
    ({ post }) => post('/token?grant_type=pkce', { auth_code: nul, code_verifier: pkce.verifier }),
    unexpected('Internal Server Error'),
  ],
  [
    'a refresh token',
    ({ post }) => post('/token?grant_type=refresh_token', { refresh_token: `${nul}aaaaaaaaa` }),
    invalid('Refresh token is not valid'),
  ],
  [
    'the filter of a list',
    ({ get }) => get('/admin/users?filter=a%00', asServer),
    unexpected('Database error finding users'),
  ],
];

/** Bodies that are not what they should be: syntax, content types, types of fields, characters and numbers. */
export const bodyVectors: readonly Vector[] = [
  ...table(
    syntax,
    'the body %j is refused',
  )((body, detail) => ({
    async run({ post }) {
      expect(await post('/recover', body)).toEqual(badJson(detail));
    },
  })),
  ...table(
    whole,
    'the content type of a form makes the body of %s empty, that of a multipart form does not',
  )((_, act) => ({
    async run(world) {
      expect(await act(world, form)).toEqual(badJson('unexpected end of JSON input'));
      expect((await act(world, multipart)).status).toBe(200);
    },
  })),
  ...table(
    grants,
    'the grant %s reads its own fields of %j',
  )((grant, body, expected) => ({
    async run({ post }) {
      expect(await post(`/token?grant_type=${grant}`, body)).toEqual(expected);
    },
  })),
  ...table(
    ['x', 5, { captcha_token: 5 }].map((value) => [value] as const),
    'a captcha of %j does not count while captchas are off',
  )((value) => ({
    async run({ post }) {
      const fields = { gotrue_meta_security: value };

      expect(await post('/recover', { email: ada.email, ...fields })).toEqual(taken);
      expect(await post('/token?grant_type=password', fields)).toEqual(invalid('missing email or phone'));
    },
  })),
  ...table(
    nuls,
    'the character NUL in %s',
  )((_, act, expected) => ({
    async run(world) {
      expect(await act(world)).toEqual(expected);
    },
  })),
  replies(
    'an error that the server did not foresee has no id in the old form',
    ({ post }) =>
      post(
        '/token?grant_type=pkce',
        { auth_code: nul, code_verifier: pkce.verifier },
        { 'x-supabase-api-version': '' },
      ),
    { status: 500, body: { code: 500, error_code: 'unexpected_failure', msg: 'Internal Server Error' } },
  ),
  {
    title: 'the character NUL in a link leads on with an error, and passes in a password',
    async run(world) {
      const { headers } = await world.get(`/verify?token=a%00&type=recovery&redirect_to=${page}`);
      const { bearer } = await signedIn(world);

      expect(headers.get('location')).toBe(
        `${page}#error=server_error&error_code=unexpected_failure&error_description=Database+error+finding+user+from+email+link&sb=`,
      );
      expect((await world.put('/user', { password: 'abcdef\0gh' }, bearer)).status).toBe(200);
      expect((await signedIn(world, { ...ada, password: 'abcdef\0gh' })).bearer.authorization).toMatch(/^Bearer ey/);
    },
  },
  {
    title: 'data keeps its numbers as doubles and its keys sorted, nested ones too',
    async run(world) {
      const { bearer } = await signedIn(world);
      const data = '{"z":1,"big":12345678901234567890,"e":1e21,"float":1.10,"a":{"z":[{"d":1,"c":2}],"b":2}}';
      const { body } = await world.put('/user', `{"data":${data}}`, bearer);

      expect(JSON.stringify(body)).toContain('"a":{"b":2,"z":[{"c":2,"d":1}]},"big":12345678901234567000,"e":1e+21,');
    },
  },
  {
    title: 'data with a number that is too large is refused',
    async run(world) {
      const { bearer } = await signedIn(world);

      expect(await world.put('/user', '{"data":{"x":[1e400]}}', bearer)).toEqual(
        badJson('json: cannot unmarshal number 1e400 into Go struct field UserUpdateParams.data of type float64'),
      );
      expect((await world.put('/user', '{"other":1e400}', bearer)).status).toBe(200);
    },
  },
  {
    title: 'half a surrogate pair is replaced',
    async run(world) {
      const { bearer } = await signedIn(world);
      const { body } = await world.put('/user', '{"data":{"x":"\\ud800"}}', bearer);

      expect(body).toMatchObject({ user_metadata: { x: '\ufffd' } });
    },
  },
];
