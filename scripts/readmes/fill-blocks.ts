/**
 * A document with these texts between its marks `<!-- NAME … -->` and `<!-- /NAME -->`. A table gets lines of its own. Throws if
 * a mark is missing, or begins a line of a sentence: Markdown takes such a line for HTML, and shows its links as they are written.
 */
export function fillBlocks(path: string, document: string, texts: Readonly<Record<string, string>>): string {
  return Object.entries(texts).reduce((filled, [name, text]) => {
    const marks = new RegExp(`(<!-- ${name}\\b[^>]*-->)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!marks.test(filled)) throw new Error(`${path} has no marks <!-- ${name} --> and <!-- /${name} -->`);
    const isTable = text.startsWith('|');
    if (!isTable && new RegExp(`^<!-- ${name}\\b`, 'm').test(filled))
      throw new Error(`${path}: put the mark <!-- ${name} --> on the line before it`);
    const around = isTable ? '\n\n' : '';
    return filled.replace(marks, (_, begin: string, end: string) => begin + around + text + around + end);
  }, document);
}
