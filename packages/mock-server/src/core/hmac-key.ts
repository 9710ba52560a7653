import { base64url, type JWK } from 'jose';

/**
 * A shared secret as jose takes it in every environment. Bytes would not do: under jsdom a page's `Uint8Array` is not the one that
 * `TextEncoder` makes, and jose then takes none of them for bytes.
 */
export function hmacKey(secret: string): JWK {
  return { kty: 'oct', k: base64url.encode(secret) };
}
