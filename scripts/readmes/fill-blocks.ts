/**
 * A document with these texts between its marks `<!-- NAME … -->` and `<!-- /NAME -->`. A table gets lines of its own. Throws if
 * a mark is missing.
 */
export function fillBlocks(path: string, document: string, texts: Readonly<Record<string, string>>): string {
  return Object.entries(texts).reduce((filled, [name, text]) => {
    const marks = new RegExp(`(<!-- ${name}\\b[^>]*-->)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!marks.test(filled)) throw new Error(`${path} has no marks <!-- ${name} --> and <!-- /${name} -->`);
    const around = text.startsWith('|') ? '\n\n' : '';
    return filled.replace(marks, (_, begin: string, end: string) => begin + around + text + around + end);
  }, document);
}
