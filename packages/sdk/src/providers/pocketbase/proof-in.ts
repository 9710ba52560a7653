import type { Proof } from '../../reset/proof.ts';

/**
 * The token of a reset in an address, wherever a template has put it: it says itself what it is for, when it expires and whose it
 * is. `undefined` if there is none.
 */
export function proofIn(url: string): Proof | undefined {
  for (const [, token = '', payload] of url.matchAll(TOKENS)) {
    const { type, exp, email } = claimsOf(payload);
    if (type === 'passwordReset')
      return {
        token,
        ...(typeof exp === 'number' && { expiresAt: new Date(exp * 1_000).toISOString() }),
        ...(typeof email === 'string' && { email }),
      };
  }
  return undefined;
}

/** What may be a token: three parts between dots. They overlap. */
const TOKENS = /(?:^|[^\w-])(?=([\w-]+\.([\w-]+)\.[\w-]+))/g;

function claimsOf(payload = ''): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(textOf(payload)));
  } catch {
    return {};
  }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The text in base64url (RFC 4648, 5). React Native has no `atob`. */
function textOf(encoded: string): string {
  const bits = [...encoded].map((character) => (64 | ALPHABET.indexOf(character)).toString(2).slice(1)).join('');
  return decodeURIComponent(
    bits.replace(/.{8}|.+/g, (byte) => (byte[7] ? `%${(256 | parseInt(byte, 2)).toString(16).slice(1)}` : '')),
  );
}
