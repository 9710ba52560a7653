import { base64url, type JWK } from 'jose';

/**
 * A shared secret as a JWK. jose does not accept bytes in every environment: under jsdom a page's `Uint8Array` is
 * another class than the one that `TextEncoder` returns.
 */
export function hmacKey(secret: string): JWK {
  return { kty: 'oct', k: base64url.encode(secret) };
}
