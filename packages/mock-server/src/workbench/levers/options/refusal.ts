import { sentenceOf } from '../../state/sentence-of.ts';

/** Why options were refused, and where. */
export interface Refusal {
  /** The name of the option, and those of the fields in it. */
  readonly path: readonly string[];
  readonly sentence: string;
}

/** Where an option was refused. `undefined` if the error is not about one. */
export function refusalOf(error: unknown): Refusal | undefined {
  const [, path, sentence] = /option "([^"]+)": ?(.*)$/s.exec(sentenceOf(error)) ?? [];
  return path === undefined || sentence === undefined ? undefined : { path: path.split('.'), sentence };
}

/** What a refusal says of a field: of the field itself, or of something in it. */
export function within(refusal: Refusal | undefined, name: string): Refusal | undefined {
  return refusal?.path[0] === name ? { ...refusal, path: refusal.path.slice(1) } : undefined;
}
