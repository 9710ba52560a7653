import { matchesWildcards, type Wildcard } from './wildcards.ts';

/** A pattern that texts are compared with. */
export interface LikePattern {
  test(text: string): boolean;
}

/**
 * A pattern of PostgreSQL's `LIKE`: `%` is any text, `_` any character, and a backslash makes the next character an
 * ordinary one. A text matches as a whole, or with `anywhere` if a part of it does. With `ignoreCase` it is the pattern of
 * an `ILIKE`.
 */
export function likePattern(
  pattern: string,
  { ignoreCase = false, anywhere = false }: { readonly ignoreCase?: boolean; readonly anywhere?: boolean } = {},
): LikePattern {
  const any = (): boolean => true;
  const around: readonly Wildcard[] = anywhere ? [{ many: any }] : [];
  const parts: Wildcard[] = [...around];
  const same = ignoreCase ? ignoringCase : exactly;
  for (const [part] of pattern.matchAll(/\\?[\s\S]/gu)) {
    if (part === '%') parts.push({ many: any });
    else if (part === '_') parts.push({ one: any });
    else parts.push({ one: same(part.length > 1 && part.startsWith('\\') ? part.slice(1) : part) });
  }
  parts.push(...around);
  return { test: (text) => matchesWildcards(text, parts) };
}

const exactly =
  (wanted: string) =>
  (character: string): boolean =>
    character === wanted;

const ignoringCase =
  (wanted: string) =>
  (character: string): boolean =>
    character === wanted || character.toLowerCase() === wanted.toLowerCase();
