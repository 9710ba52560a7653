/** A code block of a README that readers may copy. */
export interface Snippet {
  readonly file: string;
  /** The line of its opening fence. */
  readonly line: number;
  readonly language: 'ts' | 'tsx' | 'bash';
  readonly code: string;
  /** Why it is not run, where the document says so above it: `<!-- not run: it never ends -->`. */
  readonly notRun: string | undefined;
  /** What it says it prints: the text behind `// →` or `# →`, where `…` stands for anything. */
  readonly expected: readonly string[];
}

/** Blocks that are run, by the word behind their fence. */
const RUN: Readonly<Record<string, Snippet['language']>> = { ts: 'ts', tsx: 'tsx', bash: 'bash', sh: 'bash' };
/** Blocks that are only shown. */
const SHOWN = ['text', 'json', 'yaml', 'html', 'diff', 'mermaid'];

const FENCE = /^(?<indent> *)(?<marks>`{3,}|~{3,})\s*(?<language>\S*)/;
const REMARK = /<!--\s*not run:\s*(?<reason>\S.*?)\s*-->\s*$/;
const EXPECTATION = /(?:^|\s)(?:\/\/|#)\s*→\s*(?<text>.+)$/;

/** All snippets of a Markdown document. Throws for a block that says it is in a language nobody here can run or has to show. */
export function extractSnippets(file: string, markdown: string): Snippet[] {
  const lines = markdown.split(/\r?\n/);
  const snippets: Snippet[] = [];
  for (let at = 0; at < lines.length; at++) {
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
      notRun: remarkAbove(lines, start),
      expected: code.flatMap((line) => EXPECTATION.exec(line)?.groups?.['text']?.trim() ?? []),
    });
  }
  return snippets;
}

function unknown(word: string): string {
  const known = [...Object.keys(RUN), ...SHOWN].join(', ');
  return `a block of ${word === '' ? 'no language' : JSON.stringify(word)}. Known: ${known}.`;
}

function withoutIndent(line: string, indent: string): string {
  return line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();
}

/** The remark in the nearest line above that is not empty. */
function remarkAbove(lines: readonly string[], start: number): string | undefined {
  const above = lines.slice(0, start).findLast((line) => line.trim() !== '');
  return REMARK.exec(above ?? '')?.groups?.['reason'];
}

/** The first expectation that the output does not meet. They are met by whole lines, in this order, with others between them. */
export function firstUnmet(expected: readonly string[], output: string): string | undefined {
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
