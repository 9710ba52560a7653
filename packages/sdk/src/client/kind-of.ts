import { type AnsweredKind, kindOfStatus } from './error.ts';

/** What a backend's codes and sentences mean beyond their status. The first that fits is taken. */
export type Meanings = readonly (readonly [kind: AnsweredKind, words: RegExp])[];

/** What an answer means: by its words, or else by its status. */
export function kindOf(meanings: Meanings, words: string, status: number): AnsweredKind {
  return meanings.find(([, pattern]) => pattern.test(words))?.[0] ?? kindOfStatus(status);
}
