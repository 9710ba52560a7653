import { isDeeper } from '../json-depth.ts';

/** How deep the bodies are nested that are read as values. */
const deepest = 200;

/** A body as a value: JSON and forms are parsed, anything else is text. `undefined` if there is none. */
export function readBody(bytes: Uint8Array | undefined, type: string | undefined): unknown {
  if (bytes === undefined || bytes.length === 0) return undefined;
  const text = new TextDecoder().decode(bytes);
  if (type?.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  // Deeper ones would exhaust the stack of those who look through them.
  if (isDeeper(text, deepest)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
