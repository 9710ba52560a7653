/** What this browser keeps, and what it shows of it (RFC 7636, 4). */
export interface Pkce {
  /** 72 characters. */
  readonly verifier: string;
  /** The verifier's SHA-256 in base64url. */
  readonly challenge: string;
}

/**
 * Makes the SHA-256 challenge of a verifier, and the verifier too unless there is one. Throws where there is no Web Crypto: on
 * pages without https.
 */
export async function createPkce(given?: string): Promise<Pkce> {
  if (!globalThis.crypto?.subtle) throw new TypeError('PKCE needs Web Crypto, which browsers have on https pages only');
  const verifier = given ?? crypto.randomUUID() + crypto.randomUUID();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const base64 = btoa(String.fromCharCode(...hash));
  return { verifier, challenge: base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '') };
}
