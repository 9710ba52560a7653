/** Puts text between the two comments that mark a section of a Markdown file. Throws if the file does not have them. */
export function writeSection(document: string, name: string, text: string): string {
  const [begin, end] = [`<!-- ${name}: written by bench -->`, `<!-- end of ${name} -->`];
  const [before, rest, ...more] = document.split(begin);
  const [, after, ...evenMore] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more.length + evenMore.length > 0)
    throw new Error(`There has to be one ${begin} … ${end}.`);
  return `${before}${begin}\n\n${text}\n\n${end}${after}`;
}
