/**
 * Parses a body as Go's decoder does. Returns the value, or Go's error text in `detail`. The caller refuses values
 * other than objects.
 */
export function parseGoJson(text: string): { readonly value: unknown } | { readonly detail: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { detail: detailOf(text) };
  }
}

/**
 * Go's error text. It is exact for an empty body and for text whose first character cannot start JSON; for later errors
 * the position is not determined.
 */
function detailOf(text: string): string {
  const first = /[^\x20\t\n\r]/.exec(text)?.[0];
  if (first !== undefined && !/[{["\d\-tfn]/.test(first))
    return `invalid character '${first}' looking for beginning of value`;
  return 'unexpected end of JSON input';
}
