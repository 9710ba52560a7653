/** A value that should be a text: empty where it is none. What an answer holds is never made a text by itself, for that can throw. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
