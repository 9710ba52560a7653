/** The server's second rule for addresses, as its sentence quotes it. It takes a step for each pair of characters. */
export const dots: string = '/^[^.]+(\\.[^.]+)*@.*\\.[^.][^.]+$/';

/** Whether a text matches `dots`: no dot stands beside another or at an end before an `@`, and two characters follow the last dot. */
export function hasDots(text: string): boolean {
  const last = text.lastIndexOf('.');
  if (last === -1 || text.length - last < 3 || text.startsWith('.')) return false;
  const local = text.indexOf('..') === -1 ? last : Math.min(last, text.indexOf('..'));
  // A dot of the pattern matches no line end.
  const line = Math.max(...['\n', '\r', '\u2028', '\u2029'].map((end) => text.lastIndexOf(end, last)));
  for (let at = text.indexOf('@', Math.max(1, line)); at !== -1 && at <= local; at = text.indexOf('@', at + 1)) {
    if (text[at - 1] !== '.') return true;
  }
  return false;
}
