import { BodyError } from './body-error.ts';

/**
 * JSON whose top level is an object or an array; empty text is `{}`. Throws a `BodyError` with the engine's own sentence,
 * which differs between versions of Node as it does on the real server.
 */
export function parseStrictJson(text: string): unknown {
  if (text.length === 0) return {};
  const first = /[^\x20\t\n\r]/.exec(text)?.[0];
  if (first !== undefined && first !== '{' && first !== '[') throw new BodyError('json', strictViolation(text));
  return parseAnyJson(text);
}

/** JSON of any value; empty text is `{}`. Throws a `BodyError` with the engine's own sentence. */
export function parseAnyJson(text: string): unknown {
  if (text.length === 0) return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BodyError('json', error instanceof Error ? error.message : String(error));
  }
}

/**
 * The sentence for a top level that is valid JSON but neither object nor array: what the engine says when the text,
 * from its first character on, is not JSON at all, with the real text put back into it.
 */
function strictViolation(text: string): string {
  const start = text.length - text.trimStart().length;
  const masked = text.slice(0, start) + '#'.repeat(text.length - start);
  try {
    JSON.parse(masked);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.replace(/#+/g, (mask) => text.slice(start, start + mask.length));
  }
  return 'strict violation';
}
