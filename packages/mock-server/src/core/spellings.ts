import type { Store } from './store.ts';

/** How texts that are compared exactly are spelled, so that they are found in any case too. Only an index. */
export interface Spellings {
  /** Notes a spelling. One in lower case needs no note. */
  note(text: string): Promise<void>;
  /** All spellings that a text may have, in the order of the store's keys. */
  of(text: string): Promise<readonly string[]>;
}

/** The spellings in this store, under keys that begin with `prefix`. */
export function createSpellings(store: Store, prefix: string): Spellings {
  const keyOf = (text: string): string => prefix + text.toLowerCase();
  return {
    async note(text) {
      if (text === text.toLowerCase()) return;
      await store.update<readonly string[], void>(keyOf(text), (known = []) => [
        known.includes(text) ? known : [...known, text],
        undefined,
      ]);
    },
    async of(text) {
      const known = await store.get<readonly string[]>(keyOf(text));
      return [text.toLowerCase(), ...(known ?? [])].sort();
    },
  };
}
