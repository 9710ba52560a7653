/**
 * The value if it is a text, otherwise an empty text. Values of an answer are never converted to text, because that can
 * throw.
 */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
