import type { JournalRow } from '../core/journal/journal-row.ts';
import { plainLine } from '../core/plain-text.ts';

/** The number of lines that are kept in mind. After them nothing new is printed. */
const most = 1_000;

/**
 * Makes a function that gives a line for an answer that a browser would have hidden from a page, once for each backend,
 * reason and origin. `undefined` if there is nothing to say.
 */
export function corsLines(): (provider: string, row: Pick<JournalRow, 'hiddenFromPage'>) => string | undefined {
  const said = new Set<string>();
  return (provider, { hiddenFromPage }) => {
    if (hiddenFromPage === undefined) return undefined;
    const line = plainLine(`[${provider}] CORS: ${hiddenFromPage}`);
    if (said.has(line) || said.size >= most) return undefined;
    said.add(line);
    return line;
  };
}
