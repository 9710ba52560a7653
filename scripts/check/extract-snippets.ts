/** A code block of a README that readers may copy. */
export interface Snippet {
  readonly file: string;
  /** The line of its opening fence. */
  readonly line: number;
  readonly language: 'ts' | 'tsx' | 'bash';
  readonly code: string;
  /** The reason not to run it, from a remark in the document: `<!-- not run: it never ends -->`. */
  readonly notRun: string | undefined;
  /** Whether only its types are checked, from a remark: `<!-- compiled only: it needs a runner -->`. */
  readonly compiledOnly: boolean;
  /** The lines that it should print: each text after `// →` or `# →`, in which `…` stands for any text. */
  readonly expected: readonly string[];
}

/** Blocks that are run, by the language of their fence. */
const RUN: Readonly<Record<string, Snippet['language']>> = { ts: 'ts', tsx: 'tsx', bash: 'bash', sh: 'bash' };
/** Blocks that are only shown. */
const SHOWN = ['text', 'js', 'json', 'yaml', 'html', 'diff', 'mermaid'];

const FENCE = /^(?<indent> *)(?<marks>`{3,}|~{3,})\s*(?<language>\S*)/;
const NOT_RUN = /<!--\s*not run:\s*(?<reason>\S.*?)\s*-->\s*$/;
const COMPILED_ONLY = /<!--\s*compiled only:\s*\S.*-->\s*$/;
/**
 * Before a table: the code in the last column of each row runs after the block above, which makes `mock`, or in a test that is given
 * what the remark says.
 */
const EACH_ROW = /^<!--\s*each row (?:runs|is a test with (?<given>\{[^}]*\})) after the block above\s*-->$/;
const EXPECTATION = /(?:^|\s)(?:\/\/|#)\s*→\s*(?<text>.+)$/;

/** All snippets of a Markdown document. Throws if the language of a block is missing or not listed above. */
export function extractSnippets(file: string, markdown: string): Snippet[] {
  const lines = markdown.split(/\r?\n/);
  const snippets: Snippet[] = [];
  for (let at = 0; at < lines.length; at++) {
    const rows = EACH_ROW.exec(lines[at] ?? '');
    if (rows) snippets.push(rowsAsSnippet(file, lines, at, snippets.at(-1), rows.groups?.['given']));
    const { indent = '', marks, language: word = '' } = FENCE.exec(lines[at] ?? '')?.groups ?? {};
    if (marks === undefined) continue;
    const start = at;
    do at++;
    while (at < lines.length && lines[at]?.trim() !== marks);
    if (at === lines.length) throw new Error(`${file}:${start + 1}: the block is never closed.`);
    const language = RUN[word];
    if (language === undefined && !SHOWN.includes(word)) throw new Error(`${file}:${start + 1}: ${unknown(word)}`);
    if (language === undefined) continue;
    const code = lines.slice(start + 1, at).map((line) => withoutIndent(line, indent));
    snippets.push({
      file,
      line: start + 1,
      language,
      code: `${code.join('\n')}\n`,
      notRun: NOT_RUN.exec(lineAbove(lines, start))?.groups?.['reason'],
      compiledOnly: COMPILED_ONLY.test(lineAbove(lines, start)),
      expected: code.flatMap((line) => EXPECTATION.exec(line)?.groups?.['text']?.trim() ?? []),
    });
  }
  return snippets;
}

/** A program, script or file of tests of the rows of the table below a remark, after the block above. */
function rowsAsSnippet(
  file: string,
  lines: readonly string[],
  at: number,
  above: Snippet | undefined,
  given: string | undefined,
): Snippet {
  const start = lines.findIndex((line, index) => index > at && line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  const rows = lines.slice(start + 2, end === -1 ? undefined : end).map(codeOf);
  if (!above || start === -1 || rows.length === 0 || rows.includes(''))
    throw new Error(`${file}:${at + 1}: expected a block, then a table with code in the last column of each row.`);
  const code = above.code + rows.map((row, index) => rowAsCode(row, index, above, given)).join('');
  return { ...above, line: at + 1, code, expected: [] };
}

/** Each row of a program runs with `mock` as it was at the start; those of a script one after the other. */
function rowAsCode(row: string, index: number, { language }: Snippet, given: string | undefined): string {
  if (language === 'bash') return `${row}\n`;
  if (given === undefined) return `await mock.restart();\n{\n  ${row};\n}\n`;
  return `test('row ${index + 1}', async (${given}) => {\n  ${row};\n});\n`;
}

/** The code in the last cell of a row of a table; `\\|` is a bar. */
function codeOf(row: string): string {
  const cell =
    row
      .replace(/\s*\|\s*$/, '')
      .split(/(?<!\\)\|/)
      .at(-1) ?? '';
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = '']) => code.replaceAll('\\|', '|')).join(';\n  ');
}

function unknown(word: string): string {
  const languages = [...Object.keys(RUN), ...SHOWN].join(', ');
  return `the language ${JSON.stringify(word)} of this block is not one of ${languages}.`;
}

function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}

/** The last line before the block that is not empty. */
function lineAbove(lines: readonly string[], start: number): string {
  return lines.slice(0, start).findLast((line) => line.trim() !== '') ?? '';
}

/** The first expected line that the output does not have. Lines count in this order, with any other lines in between. */
export function firstMissing(expected: readonly string[], output: string): string | undefined {
  const lines = output.split(/\r?\n/).map(tidy);
  let from = 0;
  for (const text of expected) {
    const found = lines.findIndex((line, index) => index >= from && matches(text, line));
    if (found === -1) return text;
    from = found + 1;
  }
  return undefined;
}

function matches(expected: string, line: string): boolean {
  const parts = tidy(expected).split('…');
  const pattern = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('.*');
  return new RegExp(`^${pattern}$`).test(line);
}

function tidy(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
