/**
 * The regular expression of a pattern of PostgreSQL's `LIKE`: `%` is any text, `_` any character, and a backslash makes
 * the next character an ordinary one. A text matches as a whole. With `ignoreCase` it is the pattern of an `ILIKE`.
 */
export function likePattern(pattern: string, { ignoreCase = false }: { ignoreCase?: boolean } = {}): RegExp {
  const source = pattern.replaceAll(/\\(.)|[\s\S]/gsu, (part, escaped?: string) => {
    if (escaped !== undefined) return literal(escaped);
    if (part === '%') return '.*';
    return part === '_' ? '.' : literal(part);
  });
  return new RegExp(`^${source}$`, ignoreCase ? 'isu' : 'su');
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/u, '\\$&');
}
