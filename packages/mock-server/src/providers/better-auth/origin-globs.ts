import { matchesWildcards, type Wildcard } from '../../core/wildcards.ts';

const isSlash = (character: string): boolean => character === '/' || character === '\\';
const isOther = (character: string): boolean => !isSlash(character);
const slashes: readonly Wildcard[] = [{ one: isSlash }, { many: isSlash }];

/**
 * Whether a text matches a pattern as better-auth reads it (utils/wildcard): `*` is any text without a slash, `?` a character,
 * `**` between slashes any text.
 */
export function matchesGlob(text: string, pattern: string): boolean {
  const segments = pattern.split('/');
  const last = segments.length - 1;
  const parts = segments.flatMap((segment, index): readonly Wildcard[] => {
    if (segment === '' && index > 0) return [];
    const next = segments[index + 1];
    const end: readonly Wildcard[] = index === last ? [{ many: isSlash }] : next === '**' ? [] : slashes;
    if (segment !== '**') return [...charactersOf(segment), ...end];
    if (end.length === 0) return [];
    if (index === last) return [{ many: () => true }];
    const folders: Wildcard = { either: [[], [{ many: () => true }, { one: isSlash }]] };
    return index === 0 ? [folders] : [...end, folders];
  });
  return matchesWildcards(text, parts);
}

function charactersOf(segment: string): readonly Wildcard[] {
  const parts: Wildcard[] = [];
  for (let at = 0; at < segment.length; at += 1) {
    const character = segment[at] ?? '';
    if (character === '?') parts.push({ one: isOther });
    else if (character === '*') parts.push({ many: isOther });
    else if (character !== '\\') parts.push({ one: (found) => found === character });
    else if (at + 1 < segment.length) {
      at += 1;
      const escaped = segment[at] ?? '';
      parts.push({ one: (found) => found === escaped });
    }
  }
  return parts;
}

/** A pattern of digits, dots and wildcards names addresses, and admits no names. Other patterns admit both. */
export function isAddressOrName(authority: string, pattern: string): boolean {
  const [patternHost = ''] = pattern.split(':', 1);
  if (!/^[\d*?.]+$/.test(patternHost) || !/\d/.test(patternHost)) return true;
  const [host = ''] = authority.split(':', 1);
  const numbers = host.split('.');
  return numbers.length === 4 && numbers.every((number) => /^(?:0|[1-9]\d{0,2})$/.test(number) && Number(number) < 256);
}
