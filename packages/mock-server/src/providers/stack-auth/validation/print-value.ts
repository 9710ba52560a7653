/**
 * A value as the server's sentences print it: texts in quotes, lists and objects on several lines with every leaf as a
 * text.
 */
export function printValue(value: unknown): string {
  const simple = printSimple(value);
  return simple ?? JSON.stringify(value, (_, entry: unknown) => printSimple(entry) ?? entry, 2);
}

function printSimple(value: unknown): string | undefined {
  if (typeof value === 'string') return `"${value}"`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return value === null || value === undefined || typeof value === 'boolean' ? String(value) : undefined;
}
