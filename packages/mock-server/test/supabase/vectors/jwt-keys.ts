import { generateKeyPairSync } from 'node:crypto';
import { type JwtKey, type SupabaseOptions, supabase } from '@resetkit/mock-server/supabase';
import { decodeJwt, decodeProtectedHeader, type JWK, SignJWT } from 'jose';
import { expect } from 'vitest';
import { ada, asServer, failure, signedIn, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const { jwtSecret, serviceRoleKey } = supabase().options;

/** A new private key that signs and verifies. */
function newKey(alg: 'ES256' | 'EdDSA', kid: string): JwtKey {
  const { privateKey } =
    alg === 'EdDSA' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    ...privateKey.export({ format: 'jwk' }),
    kty: alg === 'EdDSA' ? 'OKP' : 'EC',
    kid,
    alg,
    key_ops: ['sign', 'verify'],
  };
}

const verifying = (key: JwtKey): JwtKey => ({ ...key, key_ops: ['verify'] });
const first = newKey('ES256', 'first');
const second = newKey('ES256', 'second');
const edwards = newKey('EdDSA', 'ed');
const k = Buffer.from(jwtSecret).toString('base64url');
const secretKey: JwtKey = { kty: 'oct', k, kid: 'secret', alg: 'HS256', key_ops: ['verify'] };

const alone = { options: { jwtKeys: [first] } };
const moving = { options: { jwtKeys: [first, secretKey] } };

const badJwt = (tail: string): object =>
  failure(403, 'bad_jwt', `invalid JWT: unable to parse or verify signature, ${tail}`);
const unknownKey = (kid: string, alg: string = 'ES256'): object =>
  badJwt(`token is unverifiable: error while executing keyfunc: unrecognized JWT kid ${kid} for algorithm ${alg}`);
const invalidMethod = (alg: string): object => badJwt(`token signature is invalid: signing method ${alg} is invalid`);

const tokenOf = ({ authorization }: { authorization: string }): string => authorization.replace('Bearer ', '');
const headerOf = (bearer: { authorization: string }): object => decodeProtectedHeader(tokenOf(bearer));
const jwksOf = async ({ get }: World): Promise<unknown> => (await get('/.well-known/jwks.json')).body;

/** A bearer with the claims of a session and another header, signed by another key. */
async function forged(
  { bearer }: { bearer: { authorization: string } },
  header: { alg: string; kid?: unknown },
  key: Uint8Array | JWK,
): Promise<{ authorization: string }> {
  const token = await new SignJWT(decodeJwt(tokenOf(bearer)))
    .setProtectedHeader({ ...header } as { alg: string })
    .sign(key);
  return { authorization: `Bearer ${token}` };
}

const bare = ({ kty, crv, x, y, d }: JwtKey): JWK => ({ kty, crv, x, y, d }) as JWK;
const secret = new TextEncoder().encode(jwtSecret);

const refusals: [string, { alg: string; kid?: unknown }, Uint8Array | JWK, object][] = [
  ['no kid', { alg: 'ES256' }, bare(first), unknownKey('<nil>')],
  ['an unknown kid', { alg: 'ES256', kid: 'nope' }, bare(first), unknownKey('nope')],
  [
    'a kid that is a list',
    { alg: 'ES256', kid: [1, { b: null, a: 'x' }] },
    bare(first),
    unknownKey('[1 map[a:x b:<nil>]]'),
  ],
  [
    'the signature of another key',
    { alg: 'ES256', kid: 'first' },
    bare(second),
    badJwt('token signature is invalid: crypto/ecdsa: verification error'),
  ],
  [
    'the kid of a key of another kind',
    { alg: 'HS256', kid: 'first' },
    secret,
    badJwt('token signature is invalid: key is of invalid type: HMAC verify expects []byte'),
  ],
  [
    'the kid of the shared secret',
    { alg: 'ES256', kid: 'secret' },
    bare(first),
    badJwt('token signature is invalid: key is of invalid type: ECDSA verify expects *ecdsa.PublicKey'),
  ],
  ['an algorithm of no key', { alg: 'HS512', kid: 'secret' }, secret, invalidMethod('HS512')],
];

const words: [string, SupabaseOptions['jwtKeys'], object][] = [
  [
    'ES256',
    'ES256',
    {
      alg: 'ES256',
      crv: 'P-256',
      ext: true,
      key_ops: ['verify'],
      kid: 'b81269f1-21d8-4f2e-b719-c2240a840d90',
      kty: 'EC',
      use: 'sig',
      x: 'M5Sjqn5zwC9Kl1zVfUUGvv9boQjCGd45G8sdopBExB4',
      y: 'P6IXMvA2WYXSHSOMTBH2jsw_9rrzGy89FjPf6oOsIxQ',
    },
  ],
  [
    'RS256',
    'RS256',
    {
      alg: 'RS256',
      e: 'AQAB',
      key_ops: ['verify'],
      kid: '5e7c0de5-e7c0-4e5e-87c0-de5e7c0de5e7',
      kty: 'RSA',
      n: expect.stringMatching(/^[\w-]{342}$/),
      use: 'sig',
    },
  ],
  [
    'EdDSA',
    [edwards],
    { alg: 'EdDSA', crv: 'Ed25519', key_ops: ['verify'], kid: 'ed', kty: 'OKP', use: 'sig', x: edwards['x'] },
  ],
];

/** Keys that sign access tokens, and what is said of tokens that they did not sign. */
export const jwtKeyVectors: readonly Vector[] = [
  ...table(
    words.map(([alg, jwtKeys, published]) => ({ alg, jwtKeys, published })),
    '$alg signs tokens, which pass, and its public key is published',
  )(({ alg, jwtKeys, published }) => ({
    options: { jwtKeys },
    async run(world) {
      const { bearer } = await signedIn(world);
      const reply = await world.get('/.well-known/jwks.json');

      expect(reply).toEqual({ status: 200, body: { keys: [published] } });
      expect(JSON.stringify(reply.body)).toMatch(
        /^\{"keys":\[\{"alg":"\w+",.*"key_ops":\["verify"\],"kid":"[^"]+","kty":/,
      );
      expect(reply.headers.get('cache-control')).toBe('public, max-age=600');
      expect(JSON.stringify(headerOf(bearer))).toBe(JSON.stringify({ alg, kid: Object(published).kid, typ: 'JWT' }));
      expect((await world.get('/user', bearer)).status).toBe(200);
    },
  })),
  ...table(
    ['ES256', 'RS256'] as const,
    'with %s as a word older tokens pass, and the key of the service role too',
  )((jwtKeys) => ({
    async run(world) {
      const { bearer } = await signedIn(world);
      await world.mock.options.set({ jwtKeys });

      expect((await world.get('/user', bearer)).status).toBe(200);
      expect((await world.get('/admin/users', asServer)).status).toBe(200);
    },
  })),
  ...table(
    refusals,
    'a token with %s is refused',
  )((_, header, key, refusal) => ({
    ...moving,
    async run(world) {
      expect(await world.get('/user', await forged(await signedIn(world), header, key))).toEqual(refusal);
    },
  })),
  {
    title: 'a token with the wrong signature of RS256 or EdDSA is told so in the words of its algorithm',
    options: { jwtKeys: 'RS256' },
    async run(world) {
      const broken = ({ authorization }: { authorization: string }) => ({
        authorization: authorization.replace(/\.[^.]*$/, (end) => `.${end.slice(1).split('').reverse().join('')}`),
      });
      const rsa = await signedIn(world);
      expect(await world.get('/user', broken(rsa.bearer))).toEqual(
        badJwt('token signature is invalid: crypto/rsa: verification error'),
      );
      await world.mock.options.set({ jwtKeys: [edwards] });
      const ed = await signedIn(world);
      const short = { authorization: ed.bearer.authorization.replace(/\.[^.]*$/, '.AAAA') };
      expect(await world.get('/user', short)).toEqual(
        badJwt('token signature is invalid: ed25519: verification error'),
      );
    },
  },
  {
    title: 'ES256 alone refuses every token of the shared secret, the key of the service role too',
    ...alone,
    async run(world) {
      const session = await signedIn(world);

      expect(await world.get('/user', await forged(session, { alg: 'HS256' }, secret))).toEqual(invalidMethod('HS256'));
      expect(await world.get('/admin/users', asServer)).toEqual(invalidMethod('HS256'));
      const token = await new SignJWT({ role: 'service_role' })
        .setProtectedHeader({ alg: 'ES256', kid: 'first' })
        .sign(bare(first));
      expect((await world.get('/admin/users', { authorization: `Bearer ${token}` })).status).toBe(200);
    },
  },
  {
    title: 'the secret as a verifying key lets its tokens pass with its kid, with none and with an unknown one',
    ...moving,
    async run(world) {
      const session = await signedIn(world);

      for (const kid of ['secret', undefined, 'nope', 5]) {
        const header = { alg: 'HS256', ...(kid !== undefined && { kid }) };
        expect((await world.get('/user', await forged(session, header, secret))).status).toBe(200);
      }
      expect((await world.get('/admin/users', { authorization: `Bearer ${serviceRoleKey}` })).status).toBe(200);
      expect(await jwksOf(world)).toEqual({ keys: [expect.objectContaining({ kid: 'first' })] });
    },
  },
  {
    title: 'keys rotate: a standby key verifies, then signs, and tokens of a key that was dropped are refused',
    options: { jwtKeys: [first, verifying(second)] },
    async run(world) {
      const session = await signedIn(world);
      expect(headerOf(session.bearer)).toMatchObject({ kid: 'first' });
      const ahead = await forged(session, { alg: 'ES256', kid: 'second' }, bare(second));
      expect((await world.get('/user', ahead)).status).toBe(200);
      expect(await jwksOf(world)).toMatchObject({ keys: [{ kid: 'first' }, { kid: 'second' }] });

      await world.mock.options.set({ jwtKeys: [verifying(first), second] });
      expect((await world.get('/user', session.bearer)).status).toBe(200);
      const { body } = await world.post('/token?grant_type=refresh_token', { refresh_token: session.refreshToken });
      const renewed = { authorization: `Bearer ${Object(body).access_token}` };
      expect(headerOf(renewed)).toEqual({ alg: 'ES256', kid: 'second', typ: 'JWT' });

      await world.mock.options.set({ jwtKeys: [second] });
      expect(await world.get('/user', session.bearer)).toEqual(unknownKey('first'));
      await world.mock.options.set({ jwtKeys: 'RS256' });
      expect(await world.get('/user', renewed)).toEqual(invalidMethod('ES256'));
    },
  },
  {
    title:
      'a key that signs without being public in full is published without its secret members, whatever else it has',
    options: { jwtKeys: [{ ...first, use: 'enc', note: { a: 1 } }] },
    async run(world) {
      const { x, y } = first;
      const body = await jwksOf(world);

      expect(JSON.stringify(body)).toBe(
        JSON.stringify({
          keys: [
            {
              alg: 'ES256',
              crv: 'P-256',
              key_ops: ['verify'],
              kid: 'first',
              kty: 'EC',
              note: { a: 1 },
              use: 'sig',
              x,
              y,
            },
          ],
        }),
      );
    },
  },
  {
    title: 'the shared secret can be the key that signs, with its name in the header',
    options: { jwtKeys: [{ ...secretKey, key_ops: ['sign', 'verify'] }, verifying(first)] },
    async run(world) {
      const session = await signedIn(world);

      expect(headerOf(session.bearer)).toEqual({ alg: 'HS256', kid: 'secret', typ: 'JWT' });
      expect((await world.get('/user', session.bearer)).status).toBe(200);
      expect(
        (await world.get('/user', await forged(session, { alg: 'ES256', kid: 'first' }, bare(first)))).status,
      ).toBe(200);
    },
  },
  {
    title: 'JWT_KEY_ID names the shared secret in the header; tokens with other names pass as before',
    options: { jwtKeyId: 'legacy-key' },
    async run(world) {
      const session = await signedIn(world);

      expect(headerOf(session.bearer)).toEqual({ alg: 'HS256', kid: 'legacy-key', typ: 'JWT' });
      for (const kid of ['legacy-key', 'nope'])
        expect((await world.get('/user', await forged(session, { alg: 'HS256', kid }, secret))).status).toBe(200);
      expect(await jwksOf(world)).toEqual({ keys: [] });
    },
  },
  {
    title: 'JWT_VALID_METHODS takes the place of the algorithms of the keys',
    options: { jwtKeys: [first], jwtValidMethods: ['HS256', 'RS256'] },
    async run(world) {
      const session = await signedIn(world);

      expect(await world.get('/user', session.bearer)).toEqual(invalidMethod('ES256'));
      expect((await world.get('/user', await forged(session, { alg: 'HS256' }, secret))).status).toBe(200);
      expect(ada.id).toBe(decodeJwt(tokenOf(session.bearer)).sub);
    },
  },
];
