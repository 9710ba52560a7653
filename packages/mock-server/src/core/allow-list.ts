import picomatch from 'picomatch/posix.js';

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
export function isAllowed(target: string, entries: readonly string[], rules: AllowListRules): boolean {
  const url = rules.normalise(target);
  if (url === undefined) return false;
  return entries.some((entry) => {
    const pattern = rules.normalise(entry);
    if (pattern === undefined) return false;
    return rules.isGlob(entry) ? picomatch.isMatch(url, pattern, { dot: true }) : pattern === url;
  });
}
