const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A value as JSON in base64. */
export function toBase64(value: unknown): string {
  return btoa(String.fromCharCode(...encoder.encode(JSON.stringify(value))));
}

/** A value as JSON in base64 for URLs, without padding. */
export function toBase64Url(value: unknown): string {
  return toBase64(value).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/**
 * The claims of a JWT, whose signature is not checked. `undefined` if it is none (jsonwebtoken 9, with which the emulator reads
 * tokens).
 */
export function claimsIn(token: string): unknown {
  const [, header = '', payload = ''] = /^([\w-]+)\.([\w-]+)\.[\w-]*$/.exec(token) ?? [];
  return fromBase64(header) ? fromBase64(payload) : undefined;
}

/** The value of JSON in base64 of either kind. `undefined` if it is none. */
export function fromBase64(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}
