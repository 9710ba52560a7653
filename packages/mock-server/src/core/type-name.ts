/** The type of a JSON value as zod's own messages name it: `null` and `array` are types of their own. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
