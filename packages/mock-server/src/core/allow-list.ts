import { literally, matchesWildcards, type Wildcard } from './wildcards.ts';

/**
 * How a backend compares redirect URLs with the entries of its allow list. An entry is a URL or a glob over the whole
 * URL.
 */
export interface AllowListRules {
  /** The form in which target and entries are compared. `undefined` if the URL can never match. */
  normalise(url: string): string | undefined;
  /** Whether an entry is a pattern rather than a URL. */
  isGlob(entry: string): boolean;
}

/**
 * Whether an entry allows the target. An empty list allows nothing; providers for which it means everything check that
 * first.
 */
export async function isAllowed(target: string, entries: readonly string[], rules: AllowListRules): Promise<boolean> {
  const url = rules.normalise(target);
  if (url === undefined) return false;
  for (const entry of entries) {
    const pattern = rules.normalise(entry);
    if (pattern === undefined) continue;
    if (rules.isGlob(entry) ? await matchesGlob(url, pattern) : pattern === url) return true;
  }
  return false;
}

/** Combinations of places that picomatch may try: one for each place of each wildcard. */
const most = 10_000_000;

/**
 * Whether a URL matches a glob as picomatch reads it. Long URLs with many wildcards would take picomatch hours: there `*`
 * is any text without a slash, `**` any text, `?` a character, and everything else itself.
 */
async function matchesGlob(url: string, glob: string): Promise<boolean> {
  const wildcards = glob.match(/[*+]+/g)?.length ?? 0;
  if (url.length ** wildcards <= most) {
    const { default: picomatch } = await import('picomatch/posix.js');
    return picomatch.isMatch(url, glob, { dot: true });
  }
  const notSlash = (character: string): boolean => character !== '/';
  const parts = glob.split(/(\*\*|\*|\?)/).flatMap((part): readonly Wildcard[] => {
    if (part === '**') return [{ many: () => true }];
    if (part === '*') return [{ many: notSlash }];
    return part === '?' ? [{ one: notSlash }] : literally(part);
  });
  return matchesWildcards(url, parts);
}
