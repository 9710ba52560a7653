import picomatch from 'picomatch/posix.js';

/** Whether a URL is one of those that may be redirected to: an equal entry, or a glob over the whole URL. */
export interface AllowListRules {
  /** The form in which target and entries are compared; `undefined` for what can never match. */
  normalise(url: string): string | undefined;
  /** Whether an entry is a pattern rather than a URL. */
  isGlob(entry: string): boolean;
}

/** Whether any entry allows the target. An empty list allows nothing: whether it means "everything" is the provider's to say. */
export function isAllowed(target: string, entries: readonly string[], rules: AllowListRules): boolean {
  const url = rules.normalise(target);
  if (url === undefined) return false;
  return entries.some((entry) => {
    const pattern = rules.normalise(entry);
    if (pattern === undefined) return false;
    return rules.isGlob(entry) ? picomatch.isMatch(url, pattern, { dot: true }) : pattern === url;
  });
}
