/**
 * Whether a URL matches a pattern of the allow-list: `*` matches anything except `.` and `/`, `**` anything at all, `?`
 * one character except those two, `[…]` and `{a,b}` a choice; `\` escapes the next character.
 */
export function matchesGlob(url: string, pattern: string): boolean {
  try {
    return new RegExp(`^${sourceOf(pattern)}$`, 'u').test(url);
  } catch {
    return false;
  }
}

const token = /\\(.)|\*\*|\*|\?|\[!?[^\]]+\]|\{[^{}]*\}|[\s\S]/gu;

function sourceOf(pattern: string): string {
  return pattern.replace(token, (part: string, escaped: string | undefined) => {
    if (escaped !== undefined) return literal(escaped);
    return wildcards[part] ?? (part.length > 1 ? setOf(part) : literal(part));
  });
}

/** A set of characters, or a choice of patterns without choices of their own. */
function setOf(part: string): string {
  if (!part.startsWith('{')) return characterSet(part);
  return `(?:${part.slice(1, -1).split(',').map(sourceOf).join('|')})`;
}

const wildcards: Readonly<Record<string, string>> = { '**': '[\\s\\S]*', '*': '[^./]*', '?': '[^./]' };

function characterSet(part: string): string {
  const isNegated = part.startsWith('[!');
  return `[${isNegated ? '^' : ''}${part.slice(isNegated ? 2 : 1, -1).replace(/[\\\]^[]/g, '\\$&')}]`;
}

function literal(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
