import { parseUuid } from './identify.ts';

/** The lengths of a UUID in all its forms: without dashes, in braces, as a URN. */
const lengths: readonly number[] = [32, 34, 36, 38, 41, 45];

/** What the parser of Go's UUIDs says about a text that is not a UUID in any of its forms. */
export function uuidIssue(text: string): string | undefined {
  if (parseUuid(text) !== undefined) return undefined;
  const { length } = new TextEncoder().encode(text);
  const quoted = JSON.stringify(text);
  if (!lengths.includes(length)) return `uuid: incorrect UUID length ${length} in string ${quoted}`;
  return `uuid: incorrect UUID format in string ${quoted}`;
}
