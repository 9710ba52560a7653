/** A body as Go's decoder reads it, or what that says about it: anything but an object is up to the caller. */
export function parseGoJson(text: string): { readonly value: unknown } | { readonly detail: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { detail: detailOf(text) };
  }
}

/** Go's sentence, exact for an empty body and for what begins as no JSON does; the end of what is broken later on is not looked for. */
function detailOf(text: string): string {
  const first = /[^\x20\t\n\r]/.exec(text)?.[0];
  if (first !== undefined && !/[{["\d\-tfn]/.test(first))
    return `invalid character '${first}' looking for beginning of value`;
  return 'unexpected end of JSON input';
}
