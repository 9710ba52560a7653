import type { Report } from './verify.ts';

/** A report as text: a line for each unexpected difference, the reasons of the known ones, what was skipped, then the figures. */
export function reportTable(report: Report): string {
  const { drifts, skipped } = report;
  const unknown = drifts.filter(({ known }) => known === undefined);
  const rows = unknown.map(({ script, step, what, server, mock }) => [`${script} / ${step}`, what, server, mock]);
  const reasons = new Map<string, number>();
  for (const { known } of drifts) if (known !== undefined) reasons.set(known, (reasons.get(known) ?? 0) + 1);
  return [
    ...(rows.length > 0 ? [table(['exchange', 'what', 'server', 'mock'], rows), ''] : []),
    ...[...reasons].map(([reason, count]) => `known difference (${count}): ${reason}`),
    ...skipped.map(({ script, reason }) => `skipped: ${script}: ${reason}`),
    figures(report),
  ].join('\n');
}

/** How many exchanges were the same and how many differed, in one sentence. */
export function figures({ exchanges, same, asKnown }: Report): string {
  const unexpected = exchanges - same - asKnown;
  const differing = `${asKnown} with known differences only, ${unexpected} with unexpected differences`;
  return `${exchanges} exchanges compared: ${same} the same, ${differing}.`;
}

const widest = 60;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map(cell));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const [first = [], ...rest] = cells;
  return [line(first), widths.map((width) => '-'.repeat(width)).join('  '), ...rest.map(line)].join('\n');
}

function cell(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > widest ? `${flat.slice(0, widest - 1)}…` : flat;
}
