/** A body as a value: JSON and forms are parsed, anything else is text. `undefined` if there is none. */
export function readBody(bytes: Uint8Array | undefined, type: string | undefined): unknown {
  if (bytes === undefined || bytes.length === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (type?.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
