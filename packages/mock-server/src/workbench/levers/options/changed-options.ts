import { draftOf, type Typed } from '../../state/draft.ts';
import { NotJson } from './not-json.ts';
import type { Refusal } from './refusal.ts';

/** What was typed, by the name of the option. */
export type TypedOptions = Readonly<Record<string, Typed<unknown>>>;

/** Options by their names. */
export type Options = Readonly<Record<string, unknown>>;

/** What was typed and differs from what the server says: the patch to send. */
export function changedOptions(typed: TypedOptions, options: Options): Options {
  return Object.fromEntries(
    Object.entries(typed).flatMap(([name, one]) => (draftOf(one, options[name]).isEdited ? [[name, one.value]] : [])),
  );
}

/** The first option, or field in one, that was typed as JSON and is none. */
export function notJsonIn(value: unknown, path: readonly string[] = []): Refusal | undefined {
  if (value instanceof NotJson) return { path, sentence: 'This is no JSON. Texts need quotation marks: "text".' };
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const found = notJsonIn(part, [...path, name]);
    if (found) return found;
  }
  return undefined;
}
