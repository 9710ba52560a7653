import { useState } from 'preact/hooks';

/** A value that the server has and a person edits. */
export interface Draft<T> {
  /** What was typed, or else what the server says. `undefined` until that was read. */
  readonly value: T | undefined;
  /** Whether it differs from what the server says. */
  readonly isEdited: boolean;
  /** Whether the server says something else than when the editing began. */
  readonly isOutdated: boolean;
  edit(value: T): void;
  /** Shows again what the server says. */
  drop(): void;
}

/** A draft of a value that is plain JSON. What was typed stays while the server's value changes. */
export function useDraft<T>(server: T | undefined): Draft<T> {
  const [typed, setTyped] = useState<{ readonly value: T; readonly from: T | undefined }>();
  const isEdited = typed !== undefined && !same(typed.value, server);
  return {
    value: isEdited ? typed.value : server,
    isEdited,
    isOutdated: isEdited && !same(typed.from, server),
    edit: (value) => setTyped({ value, from: isEdited ? typed.from : server }),
    drop: () => setTyped(undefined),
  };
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
