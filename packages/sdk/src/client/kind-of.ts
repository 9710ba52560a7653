import { type AnsweredKind, kindOfStatus } from './error.ts';

/** The kinds of a backend's codes and sentences, where the status alone does not tell. The first match counts. */
export type Meanings = readonly (readonly [kind: AnsweredKind, words: RegExp])[];

/** The kind of an answer: by its words, or else by its status. */
export function kindOf(meanings: Meanings, words: string, status: number): AnsweredKind {
  return meanings.find(([, pattern]) => pattern.test(words))?.[0] ?? kindOfStatus(status);
}
