import { useState } from 'preact/hooks';
import { type DraftState, draftOf, type Typed, typedAfter, typedSince } from './draft.ts';

/** A value that the server has and a person edits. */
export interface Draft<T> extends DraftState<T> {
  edit(value: T): void;
  /** Shows again what the server says, unless something else was typed since this draft was read. */
  drop(): void;
}

/** A draft of a value that is plain JSON. What was typed stays while the server's value changes. */
export function useDraft<T>(server: T | undefined): Draft<T> {
  const [typed, setTyped] = useState<Typed<T>>();
  return {
    ...draftOf(typed, server),
    edit: (value) => setTyped(typedAfter(typed, server, value)),
    drop: () => setTyped((now) => typedSince(typed, now)),
  };
}
