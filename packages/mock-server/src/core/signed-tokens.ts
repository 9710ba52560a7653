import { type CryptoKey, importJWK, type JWK, type JWK_RSA_Private, jwtVerify, SignJWT } from 'jose';
import { hmacKey } from './hmac-key.ts';
import { once } from './once.ts';

/** The claims of a signed token. Times are seconds, as in RFC 7519. */
export type Claims = Readonly<Record<string, unknown>>;

/** Makes and checks signed tokens (JWT) of one kind. */
export interface TokenSigner {
  /** A token with these claims, `iat` and `exp`. `now` and the lifetime are milliseconds. */
  sign(claims: Claims, now: number, lifetimeMs: number): Promise<string>;
  /** The claims of a token. `undefined` if its signature is wrong or it expired. */
  verify(token: string, now: number): Promise<Claims | undefined>;
}

/** Signs with a shared secret (HS256). The header of a token says `typ: JWT`, unless it `isBare`. */
export function hmacSigner(secret: string, { isBare = false }: { readonly isBare?: boolean } = {}): TokenSigner {
  const key = hmacKey(secret);
  const header = isBare ? { alg: 'HS256' } : { alg: 'HS256', typ: 'JWT' };
  return signer('HS256', header, () => Promise.resolve({ sign: key, verify: key }));
}

/** Signs with a private RSA key (RS256) and names it in the header. */
export function rsaSigner(privateKey: JWK_RSA_Private, kid: string): TokenSigner {
  const { n, e } = privateKey;
  const keys = once(async () => ({
    sign: await importJWK(privateKey, 'RS256'),
    verify: await importJWK({ kty: 'RSA', n, e }, 'RS256'),
  }));
  return signer('RS256', { alg: 'RS256', typ: 'JWT', kid }, keys);
}

type Key = CryptoKey | Uint8Array | JWK;

function signer(
  algorithm: string,
  header: { alg: string; typ?: string; kid?: string },
  keys: () => Promise<{ sign: Key; verify: Key }>,
): TokenSigner {
  const seconds = (ms: number): number => Math.floor(ms / 1_000);
  return {
    async sign(claims, now, lifetimeMs) {
      const { sign } = await keys();
      return new SignJWT({ ...claims, iat: seconds(now), exp: seconds(now + lifetimeMs) })
        .setProtectedHeader(header)
        .sign(sign);
    },
    async verify(token, now) {
      const { verify } = await keys();
      try {
        return (await jwtVerify(token, verify, { algorithms: [algorithm], currentDate: new Date(now) })).payload;
      } catch {
        return undefined;
      }
    },
  };
}
