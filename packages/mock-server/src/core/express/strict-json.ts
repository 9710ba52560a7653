import { deepestJson, isDeeper } from '../json-depth.ts';
import { BodyError, tooLarge } from './body-error.ts';

/**
 * Parses JSON whose top level is an object or an array; empty text is `{}`. Throws a `BodyError` with the engine's
 * message, which differs between versions of Node, as on the real server.
 */
export function parseStrictJson(text: string): unknown {
  if (text.length === 0) return {};
  if (!/^[\x20\t\n\r]*(?:[{[]|$)/.test(text)) throw new BodyError('json', strictViolation(text));
  return parseAnyJson(text);
}

/**
 * Parses JSON of any type; empty text is `{}`. Throws a `BodyError` with the engine's message, or that of a body that is
 * too large if it is nested too deeply.
 */
export function parseAnyJson(text: string, levels: number = deepestJson): unknown {
  if (text.length === 0) return {};
  if (isDeeper(text, levels)) throw tooLarge();
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BodyError('json', error instanceof Error ? error.message : String(error));
  }
}

/**
 * The message for valid JSON that is neither object nor array. body-parser replaces the text by `#` characters, lets
 * the engine fail on them, and puts the real text back into the message.
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
