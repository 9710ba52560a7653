/** A code verifier, which stays in this browser, and its challenge, which is sent (RFC 7636, 4). */
export interface Pkce {
  /** 72 characters. */
  readonly verifier: string;
  /** The verifier's SHA-256 in base64url. */
  readonly challenge: string;
}

/**
 * Makes a verifier, unless one is given, and its SHA-256 challenge. Throws if there is no Web Crypto, as on pages without https.
 */
export async function createPkce(existing?: string): Promise<Pkce> {
  if (!globalThis.crypto?.subtle) throw new TypeError('PKCE needs Web Crypto, which browsers have on https pages only');
  const verifier = existing ?? crypto.randomUUID() + crypto.randomUUID();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  const base64 = btoa(String.fromCharCode(...hash));
  return { verifier, challenge: base64.replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '') };
}
