/** A verifier and its challenge (RFC 7636, 4). */
export interface Pkce {
  /** 43 characters. It stays in this browser. */
  readonly verifier: string;
  /** The verifier's SHA-256 in base64url. It goes out with the request for a mail. */
  readonly challenge: string;
}

/**
 * Makes the SHA-256 challenge of a verifier. Without a verifier it makes one. Throws without Web Crypto, which browsers
 * have on https pages only.
 */
export async function createPkce(given?: string): Promise<Pkce> {
  if (!globalThis.crypto?.subtle) throw new TypeError('PKCE needs Web Crypto, which browsers have on https pages only');
  const verifier = given ?? base64url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return { verifier, challenge: base64url(new Uint8Array(hash)) };
}

function base64url(bytes: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...bytes));
  return base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
}
