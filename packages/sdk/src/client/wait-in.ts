/**
 * The waiting time in a sentence, for backends that send it only there: `after 7s`, `wait 42 seconds`, `in 15 minutes`.
 */
export function waitIn(sentence: string): { readonly retryAfterMs: number } | undefined {
  const [, count, minutes] = /\b(?:wait|after|in) (\d+) ?(?:s|(m))/.exec(sentence) ?? [];
  return count ? { retryAfterMs: Number(count) * (minutes ? 60_000 : 1_000) } : undefined;
}
