/** Rows as a Markdown table; the first one is its head. Cells are padded as the formatter does, unless `padded` is false. */
export function table(rows: readonly (readonly string[])[], { padded = true }: { padded?: boolean } = {}): string {
  const cells = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const [head = [], ...body] = cells;
  const widths = head.map((_, column) => Math.max(3, ...(padded ? cells.map((row) => row[column]?.length ?? 0) : [])));
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
