/** The title of a document. */
export function titleOf(markdown: string): string {
  return /^# (.+)$/m.exec(markdown)?.[1] ?? '';
}

/** The paragraphs before the first section, each as one line, without links. */
export function paragraphsOf(markdown: string): readonly string[] {
  const [start = ''] = markdown.split(/^## /m);
  const blocks = start.replaceAll(/```[\s\S]*?```|<!--[\s\S]*?-->/g, '').split(/\n{2,}/);
  return blocks
    .map((block) => block.trim())
    .filter((block) => /^[^#|!<>-]/.test(block))
    .map((block) => withoutLinks(block).replaceAll(/\s*\n\s*/g, ' '));
}

/** The first sentence of a paragraph. One that announces what follows has a full stop here in place of its colon. */
export function firstSentence(paragraph: string): string {
  const [sentence = paragraph] = /^.*?\.(?=\s|$)/.exec(paragraph) ?? [];
  return sentence.replace(/:$/, '.');
}

/** The cells of the table whose first column has this title, row by row. Throws if there is none. */
export function tableUnder(markdown: string, title: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const start = lines.findIndex((line) => cellsOf(line)[0] === title);
  if (start === -1) throw new Error(`No table begins with ${JSON.stringify(title)}.`);
  const rest = lines.slice(start + 2);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end === -1 ? undefined : end).map((line) => cellsOf(line).map(withoutLinks));
}

function cellsOf(line: string): readonly string[] {
  if (!line.startsWith('|')) return [];
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));
}

/** A text whose links are words only: what they lead to is relative to another file. */
function withoutLinks(text: string): string {
  return text.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
}
