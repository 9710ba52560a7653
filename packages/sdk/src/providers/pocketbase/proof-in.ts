import type { Proof } from '../../reset/proof.ts';

/**
 * The token of a reset in an address, wherever a template has put it: it says itself what it is for, when it expires and whose it
 * is. `undefined` if there is none.
 */
export function proofIn(url: string): Proof | undefined {
  for (const parts of tokensIn(url)) {
    const { type, exp, email } = claimsOf(parts[1]);
    if (type !== 'passwordReset') continue;
    return {
      token: parts.join('.'),
      ...(typeof exp === 'number' && { expiresAt: new Date(exp * 1_000).toISOString() }),
      ...(typeof email === 'string' && { email }),
    };
  }
  return undefined;
}

/** What may be a token: three parts between dots. */
function tokensIn(url: string): (readonly string[])[] {
  return url.split(/[^\w.-]/).flatMap((word) => {
    const parts = word.split('.');
    return parts.map((_, index) => parts.slice(index, index + 3)).filter(([, , signature]) => signature);
  });
}

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
  let held = 0;
  let bits = 0;
  let escaped = '';
  for (const character of encoded) {
    held = ((held << 6) | ALPHABET.indexOf(character)) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${(256 | ((held >> bits) & 255)).toString(16).slice(1)}`;
  }
  return decodeURIComponent(escaped);
}
