/**
 * The time that a 429 or 503 asks to wait, in any of its forms: `Retry-After` or `X-Retry-After`, in seconds or as a
 * date (counted from the answer's own `Date`), or seconds in a field of the body. RFC 9110, 10.2.3.
 */
export function readRetryAfter(headers: Headers, body?: unknown): { readonly retryAfterMs?: number } {
  const { retryAfter, retry_after = retryAfter }: Readonly<Record<string, unknown>> = Object(body);
  const value = `${headers.get('Retry-After') ?? headers.get('X-Retry-After') ?? retry_after}`;
  if (/^\d{1,9}$/.test(value)) return { retryAfterMs: Number(value) * 1000 };
  // A date has letters; `Date.parse` would read a number as a date too.
  const date = /[a-z]/i.test(value) && Date.parse(value);
  return date ? { retryAfterMs: Math.max(0, date - (Date.parse(`${headers.get('Date')}`) || Date.now())) } : {};
}
