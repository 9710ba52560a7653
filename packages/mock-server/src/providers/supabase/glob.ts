import { literally, matchesWildcards, type Wildcard } from '../../core/wildcards.ts';

/**
 * Whether a URL matches a pattern of the allow-list: `*` matches anything except `.` and `/`, `**` anything at all, `?`
 * one character except those two, `[…]` and `{a,b}` a choice; `\` escapes the next character.
 */
export function matchesGlob(url: string, pattern: string): boolean {
  const parts = partsOf([...pattern]);
  return parts !== undefined && matchesWildcards(url, parts);
}

const notBorder = (character: string): boolean => character !== '.' && character !== '/';

/** The parts of a pattern. `undefined` if it cannot be read: it then matches nothing. */
function partsOf(pattern: readonly string[]): readonly Wildcard[] | undefined {
  const parts: Wildcard[] = [];
  let [noBracket, noBrace] = [false, false];
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at] ?? '';
    if (sign === '\\' && at + 1 < pattern.length && pattern[at + 1] !== '\n') {
      at += 1;
      parts.push(...literally(pattern[at] ?? ''));
    } else if (sign === '*' && pattern[at + 1] === '*') {
      at += 1;
      parts.push({ many: () => true });
    } else if (sign === '*') parts.push({ many: notBorder });
    else if (sign === '?') parts.push({ one: notBorder });
    else if (sign === '[' && !noBracket) {
      const end = pattern.indexOf(']', at);
      noBracket = end === -1;
      if (end <= at + 1) parts.push(...literally(sign));
      else {
        const set = setOf(pattern.slice(at + 1, end));
        if (!set) return undefined;
        parts.push(set);
        at = end;
      }
    } else if (sign === '{' && !noBrace) {
      const end = pattern.indexOf('}', at);
      const inner = pattern.slice(at + 1, end);
      noBrace = end === -1;
      if (end === -1 || inner.includes('{')) parts.push(...literally(sign));
      else {
        const either = inner
          .join('')
          .split(',')
          .map((one) => partsOf([...one]));
        if (either.includes(undefined)) return undefined;
        parts.push({ either: either.map((one) => one ?? []) });
        at = end;
      }
    } else parts.push(...literally(sign));
  }
  return parts;
}

/** One of the characters of a set, or none of them. A range whose ends are in the wrong order makes no set. */
function setOf(characters: readonly string[]): Wildcard | undefined {
  const isNegated = characters[0] === '!';
  const source = characters
    .slice(isNegated ? 1 : 0)
    .join('')
    .replace(/[\\\]^[]/g, '\\$&');
  try {
    const set = new RegExp(`^[${isNegated ? '^' : ''}${source}]$`, 'u');
    return { one: (character) => set.test(character) };
  } catch {
    return undefined;
  }
}
