import { createHmac } from 'node:crypto';
import { supabase } from '@resetkit/mock-server/supabase';
import { decodeJwt } from 'jose';
import { expect } from 'vitest';
import { ada, asServer, failure, mailedRecovery, type Reply, signedIn, type World } from '../world.ts';
import { invalid, notAdmin, table, taken, type Vector } from './vector.ts';

const { jwtSecret } = supabase().options;
const at = Date.parse('2026-01-02T03:04:05Z') / 1_000;
const otherAudience = { 'x-jwt-aud': 'other' };
const wrongAudience = invalid("Token audience doesn't match request audience");
const hs256 = '{"alg":"HS256","typ":"JWT"}';
const encoded = (text: string): string => Buffer.from(text).toString('base64url');

/** A bearer with these parts, signed with the project's secret. */
function signed(header: string, payload: string): { authorization: string } {
  const start = `${encoded(header)}.${encoded(payload)}`;
  return { authorization: `Bearer ${start}.${createHmac('sha256', jwtSecret).update(start).digest('base64url')}` };
}

const withClaims = (claims: object): { authorization: string } => signed(hs256, JSON.stringify(claims));

/** A bearer with the claims of a session, and some of them changed. */
async function changed(world: World, claims: object): Promise<{ authorization: string }> {
  const { authorization } = (await signedIn(world)).bearer;
  return withClaims({ ...decodeJwt(authorization.replace('Bearer ', '')), ...claims });
}

const badJwt = (tail: string): object =>
  failure(403, 'bad_jwt', `invalid JWT: unable to parse or verify signature, ${tail}`);
const notOfType = (kind: string, field: string, type: string): string =>
  `token is malformed: could not JSON decode claim: json: cannot unmarshal ${kind} into Go struct field AccessTokenClaims.${field} of type ${type}`;

const malformed: [string, string][] = [
  ['a.b', 'token is malformed: token contains an invalid number of segments'],
  ['a.b.c.d', 'token is malformed: token contains an invalid number of segments'],
  ['a.b.c', 'token is malformed: could not base64 decode header: illegal base64 data at input byte 0'],
  ['eA.b.c', "token is malformed: could not JSON decode header: invalid character 'x' looking for beginning of value"],
  [
    'W10.e30.c',
    'token is malformed: could not JSON decode header: json: cannot unmarshal array into Go value of type map[string]interface {}',
  ],
  [`${encoded(hs256)}.!!.c`, 'token is malformed: could not base64 decode claim: illegal base64 data at input byte 0'],
  [
    `${encoded(hs256)}.eA.c`,
    "token is malformed: could not JSON decode claim: invalid character 'x' looking for beginning of value",
  ],
  [
    `${encoded(hs256)}.W10.c`,
    'token is malformed: could not JSON decode claim: json: cannot unmarshal array into Go value of type tokens.AccessTokenClaims',
  ],
  [
    `${encoded(hs256)}.e30.!`,
    'token is malformed: could not base64 decode signature: illegal base64 data at input byte 0',
  ],
  [`${encoded(hs256)}.e30.`, 'token signature is invalid: signature is invalid'],
];

const algorithms: [string, string][] = [
  ['"HS512"', 'token signature is invalid: signing method HS512 is invalid'],
  ['"none"', 'token signature is invalid: signing method none is invalid'],
  ['"ES256"', 'token signature is invalid: signing method ES256 is invalid'],
  ['"hs256"', 'token is unverifiable: signing method (alg) is unavailable'],
  ['5', 'token is unverifiable: signing method (alg) is unspecified'],
  ['null', 'token is unverifiable: signing method (alg) is unspecified'],
];

const wrongClaims: [object, string][] = [
  [{ role: 5 }, notOfType('number', 'role', 'string')],
  [{ sub: 5 }, notOfType('number', 'RegisteredClaims.sub', 'string')],
  [{ session_id: true }, notOfType('bool', 'session_id', 'string')],
  [{ app_metadata: 'x' }, notOfType('string', 'app_metadata', 'map[string]interface {}')],
  [{ amr: {} }, notOfType('object', 'amr', '[]json.RawMessage')],
  [{ is_anonymous: 'x' }, notOfType('string', 'is_anonymous', 'bool')],
  [{ aud: 5 }, 'token is malformed: could not JSON decode claim: invalid type for claim'],
  [
    { exp: 'x' },
    String.raw`token is malformed: could not JSON decode claim: could not parse NumericData: json: invalid number literal, trying to unmarshal "\"x\"" into Number`,
  ],
  [{ exp: at }, 'token has invalid claims: token is expired'],
  [{ nbf: at + 1 }, 'token has invalid claims: token is not valid yet'],
  [{ exp: at - 1, nbf: at + 1 }, 'token has invalid claims: token is expired, token is not valid yet'],
];

const passing: object[] = [
  { constructor: 5 },
  { exp: null },
  { exp: at + 0.5 },
  { exp: String(at + 1) },
  { iat: at + 9, iss: 'x' },
  { aud: ['x', 'authenticated'] },
  { aud: 'x' },
  { session_id: null },
  { session_id: '' },
  { session_id: '00000000-0000-0000-0000-000000000000' },
];

/** Requests for accounts of another audience than the one that has them. */
const elsewhere: [string, (world: World) => Promise<Reply>, object][] = [
  [
    'a sign-in',
    ({ post }) => post('/token?grant_type=password', ada, otherAudience),
    failure(400, 'invalid_credentials', 'Invalid login credentials'),
  ],
  [
    'a sign-in by mail',
    ({ post }) => post('/otp', { email: ada.email, create_user: false }, otherAudience),
    failure(422, 'otp_disabled', 'Signups not allowed for otp'),
  ],
  [
    'a sign-up',
    ({ post }) => post('/signup', ada, otherAudience),
    failure(500, 'unexpected_failure', 'Database error saving new user'),
  ],
  [
    'a list',
    ({ get }) => get('/admin/users', { ...asServer, ...otherAudience }),
    { status: 200, body: { users: [], aud: 'other' } },
  ],
];

/** Bearer tokens: what is wrong with them, and the audience that they and requests are for. */
export const bearerVectors: readonly Vector[] = [
  ...table(
    malformed,
    'the token %s is malformed',
  )((token, tail) => ({
    async run({ get }) {
      expect(await get('/user', { authorization: `Bearer ${token}` })).toEqual(badJwt(tail));
    },
  })),
  ...table(
    algorithms,
    'a token with the algorithm %s is refused',
  )((algorithm, tail) => ({
    async run({ get }) {
      expect(await get('/user', signed(`{"alg":${algorithm}}`, '{}'))).toEqual(badJwt(tail));
    },
  })),
  ...table(
    wrongClaims,
    'a token with the claims %j is refused',
  )((claims, tail) => ({
    async run(world) {
      expect(await world.get('/user', await changed(world, claims))).toEqual(badJwt(tail));
    },
  })),
  ...table(
    passing.map((claims) => [claims] as const),
    'a token with the claims %j passes',
  )((claims) => ({
    async run(world) {
      expect(await world.get('/user', await changed(world, claims))).toMatchObject({
        status: 200,
        body: { id: ada.id },
      });
    },
  })),
  ...table(
    [[{ aud: undefined }], [{ aud: '' }], [{ aud: [] }]],
    'a token with the audience %j reads no account, but changes it',
  )((claims) => ({
    async run(world) {
      const bearer = await changed(world, claims);

      expect(await world.get('/user', bearer)).toEqual(wrongAudience);
      expect((await world.put('/user', {}, bearer)).status).toBe(200);
    },
  })),
  {
    title: 'the header asks for an audience that the token has to have',
    async run(world) {
      const bearer = await changed(world, { aud: ['authenticated', 'other'] });

      expect((await world.get('/user', { ...bearer, ...otherAudience })).status).toBe(200);
      expect(await world.get('/user', { ...(await signedIn(world)).bearer, ...otherAudience })).toEqual(wrongAudience);
    },
  },
  ...table(
    elsewhere,
    '%s finds no account of another audience',
  )((_, act, expected) => ({
    async run(world) {
      expect(await act(world)).toEqual(expected);
    },
  })),
  {
    title: 'a recovery mails nothing to an account of another audience; its digits fail there, its token does not',
    async run(world) {
      const { code, token } = await mailedRecovery(world);

      expect(await world.post('/recover', { email: ada.email }, otherAudience)).toEqual(taken);
      expect(await world.mock.outbox.list({ to: ada.email })).toHaveLength(1);
      expect(await world.post('/verify', { type: 'recovery', email: ada.email, token: code }, otherAudience)).toEqual(
        failure(403, 'otp_expired', 'Token has expired or is invalid'),
      );
      expect((await world.post('/verify', { type: 'recovery', token_hash: token }, otherAudience)).status).toBe(200);
    },
  },
  {
    title: 'an account is made for the audience that is asked for',
    async run({ post, get }) {
      const { body } = await post('/admin/users', { email: 'new@example.com' }, { ...asServer, ...otherAudience });
      const list = await get('/admin/users', { ...asServer, ...otherAudience });

      expect(body).toMatchObject({ aud: 'other' });
      expect(list.body).toMatchObject({ users: [{ email: 'new@example.com', aud: 'other' }], aud: 'other' });
    },
  },
  {
    title: "without the header the audience is that of an administrator's token, which the project's key has not",
    async run({ post, get }) {
      const admin = withClaims({ role: 'service_role', aud: ['other', 'authenticated'] });
      const { body } = await post('/admin/users', { email: 'new@example.com' }, admin);

      expect(body).toMatchObject({ aud: 'other' });
      expect((await get('/admin/users', admin)).body).toMatchObject({ users: [{ aud: 'other' }], aud: 'other' });
      const header = { 'x-jwt-aud': 'authenticated' };
      expect((await get('/admin/users', { ...admin, ...header })).body).toMatchObject({ users: [{ id: ada.id }] });
      expect((await get('/admin/users', asServer)).body).toMatchObject({ users: [{ id: ada.id }] });
    },
  },
  ...table(
    ['supabase_admin', 'admin', 'authenticated', ''],
    'the role %j is none of an administrator',
  )((role) => ({
    async run({ get }) {
      expect(await get('/admin/users', withClaims({ role }))).toEqual(notAdmin);
    },
  })),
  {
    title: 'the roles of administrators are those of JWT_ADMIN_ROLES, for app_metadata of the own account too',
    options: { jwtAdminRoles: ['supabase_admin', 'authenticated'] },
    async run(world) {
      const { bearer } = await signedIn(world);

      expect((await world.get('/admin/users', withClaims({ role: 'supabase_admin' }))).status).toBe(200);
      expect(await world.get('/admin/users', withClaims({ role: 'service_role' }))).toEqual(notAdmin);
      expect((await world.get('/admin/users', bearer)).status).toBe(200);
      expect((await world.put('/user', { app_metadata: { plan: 'free' } }, bearer)).status).toBe(200);
    },
  },
  {
    title: 'an administrator needs no session, and the nil session is none',
    async run({ get }) {
      const session_id = '00000000-0000-0000-0000-000000000000';

      expect((await get('/admin/users', withClaims({ role: 'service_role' }))).status).toBe(200);
      expect((await get('/admin/users', withClaims({ role: 'service_role', session_id }))).status).toBe(200);
      expect(await get('/admin/users', withClaims({ role: 5 }))).toEqual(badJwt(notOfType('number', 'role', 'string')));
    },
  },
];
