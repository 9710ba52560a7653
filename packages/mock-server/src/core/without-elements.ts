/**
 * HTML with another text in place of elements of these names and of all that they contain, and of comments. An element
 * that does not end stays. Takes a step for each character.
 */
export function withoutElements(html: string, names: readonly string[], instead: string): string {
  const lower = html.toLowerCase();
  const opening = new RegExp(`<(${names.join('|')})(?![\\w])|<!--`, 'g');
  const endless = new Set<string>();
  let kept = '';
  let from = 0;
  for (let match = opening.exec(lower); match; match = opening.exec(lower)) {
    const closing = match[1] === undefined ? '-->' : `</${match[1]}>`;
    const end = endless.has(closing) ? -1 : lower.indexOf(closing, opening.lastIndex);
    if (end === -1) {
      endless.add(closing);
      continue;
    }
    kept += html.slice(from, match.index) + instead;
    from = end + closing.length;
    opening.lastIndex = from;
  }
  return kept + html.slice(from);
}
