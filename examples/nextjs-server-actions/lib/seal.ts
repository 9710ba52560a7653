const ALGORITHM = 'AES-GCM';
const IV_BYTES = 12;

/** A value as a text that nobody without the key can read or change. */
export async function seal(value: unknown): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(value));
  const sealed = await crypto.subtle.encrypt({ name: ALGORITHM, iv }, await key(), text);
  return Buffer.concat([iv, new Uint8Array(sealed)]).toString('base64url');
}

/** The value of a text that `seal` has made; `undefined` for any other. */
export async function unseal(text: string): Promise<unknown> {
  const bytes = new Uint8Array(Buffer.from(text, 'base64url'));
  const iv = bytes.subarray(0, IV_BYTES);
  const ours = await key();
  try {
    const opened = await crypto.subtle.decrypt({ name: ALGORITHM, iv }, ours, bytes.subarray(IV_BYTES));
    return JSON.parse(new TextDecoder().decode(opened));
  } catch {
    return undefined;
  }
}

async function key(): Promise<CryptoKey> {
  const bytes = new Uint8Array(Buffer.from(process.env['RESET_COOKIE_KEY'] ?? '', 'base64'));
  if (bytes.length !== 32) throw new Error('Set RESET_COOKIE_KEY to what `openssl rand -base64 32` prints');
  return crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['encrypt', 'decrypt']);
}
