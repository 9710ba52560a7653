import { compactVerify, type JWK, SignJWT } from 'jose';
import { hmacKey } from '../../core/hmac-key.ts';
import { bareKey, jwtKeysOf, signingKeyOf, validMethodsOf } from './jwt-keys.ts';
import type { SupabaseOptions } from './options.ts';

/** Signs claims with the project's signing key. */
export function signed(claims: Readonly<Record<string, unknown>>, options: SupabaseOptions): Promise<string> {
  const key = signingKeyOf(options);
  const kid = key?.kid ?? options.jwtKeyId;
  const header = { alg: key?.alg ?? 'HS256', ...(kid !== null && { kid }), typ: 'JWT' };
  return new SignJWT({ ...claims })
    .setProtectedHeader(header)
    .sign(key ? bareKey(key, 'private') : hmacKey(options.jwtSecret));
}

/** What the real server's Go library says of the keys of one family of algorithms, by the first two letters. */
const families: Readonly<Record<string, Family>> = {
  HS: { kty: 'oct', wrongKey: 'HMAC verify expects []byte', wrongSignature: 'signature is invalid' },
  ES: {
    kty: 'EC',
    wrongKey: 'ECDSA verify expects *ecdsa.PublicKey',
    wrongSignature: 'crypto/ecdsa: verification error',
  },
  RS: { kty: 'RSA', wrongKey: 'RSA verify expects *rsa.PublicKey', wrongSignature: 'crypto/rsa: verification error' },
  PS: {
    kty: 'RSA',
    wrongKey: 'RSA-PSS verify expects *rsa.PublicKey',
    wrongSignature: 'crypto/rsa: verification error',
  },
  Ed: {
    kty: 'OKP',
    wrongKey: 'Ed25519 verify expects ed25519.PublicKey',
    wrongSignature: 'ed25519: verification error',
  },
};

interface Family {
  readonly kty: string;
  readonly wrongKey: string;
  readonly wrongSignature: string;
}

/**
 * What the real server objects to in the signature of a token with this header. `undefined` if it is good. Without a
 * key of its name a token with HS256 is held against the shared secret.
 */
export async function signatureObjection(
  token: string,
  { alg, kid }: { readonly alg: string; readonly kid?: unknown },
  options: SupabaseOptions,
): Promise<string | undefined> {
  const key = jwtKeysOf(options).find((each) => each.kid === kid);
  if (!key && alg !== 'HS256')
    return `token is unverifiable: error while executing keyfunc: unrecognized JWT kid ${goValue(kid)} for algorithm ${alg}`;
  const family = families[alg.slice(0, 2)];
  if (key && family && key.kty !== family.kty)
    return `token signature is invalid: key is of invalid type: ${family.wrongKey}`;
  const isGood = await verifies(token, key ? bareKey(key, 'public') : hmacKey(options.jwtSecret));
  return isGood ? undefined : `token signature is invalid: ${family?.wrongSignature}`;
}

/** Whether the server accepts tokens with this algorithm. */
export function isValidMethod(alg: string, options: SupabaseOptions): boolean {
  return validMethodsOf(options).includes(alg);
}

async function verifies(token: string, key: JWK): Promise<boolean> {
  return compactVerify(token, key).then(
    () => true,
    () => false,
  );
}

/** A value as Go prints it. */
function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>';
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`;
  if (typeof value !== 'object') return String(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `map[${members.map(([name, member]) => `${name}:${goValue(member)}`).join(' ')}]`;
}
