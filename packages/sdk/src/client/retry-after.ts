/** The milliseconds of a `Retry-After` header, in seconds or as a date, counted from the answer's own `Date`. */
export function readRetryAfter(headers: Headers): { readonly retryAfterMs?: number } {
  const value = headers.get('Retry-After') ?? '';
  if (/^\d{1,9}$/.test(value)) return { retryAfterMs: Number(value) * 1000 };
  const now = Date.parse(headers.get('Date') ?? '') || Date.now();
  // A date has letters; `Date.parse` would take a number for one too.
  const wait = /[a-z]/i.test(value) ? Date.parse(value) - now : Number.NaN;
  return Number.isNaN(wait) ? {} : { retryAfterMs: Math.max(0, wait) };
}
