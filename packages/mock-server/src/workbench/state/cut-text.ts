/** The beginning of a text, at most `limit` characters of it, with `…` if there is more. */
export function cutText(text: string, limit: number): string {
  return text.length <= limit ? text : `${beginning(text, limit)}…`;
}

/** The beginning of a text, not cut within a character that is two of JavaScript's. */
function beginning(text: string, limit: number): string {
  return text.slice(0, limit).replace(/[\uD800-\uDBFF]$/, '');
}
