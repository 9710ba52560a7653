/** What was typed in place of a value of the server, and what that was when the typing began. */
export interface Typed<T> {
  readonly value: T;
  readonly from: T | undefined;
}

/** A value that the server has and a person edits, as it stands. */
export interface DraftState<T> {
  /** What was typed, or else what the server says. `undefined` until that was read. */
  readonly value: T | undefined;
  /** Whether it differs from what the server says. */
  readonly isEdited: boolean;
  /** Whether the server says something else than when the editing began. */
  readonly isOutdated: boolean;
}

/** How a draft stands. Values are plain JSON. */
export function draftOf<T>(typed: Typed<T> | undefined, server: T | undefined): DraftState<T> {
  const isEdited = typed !== undefined && !same(typed.value, server);
  return {
    value: isEdited ? typed.value : server,
    isEdited,
    isOutdated: isEdited && !same(typed.from, server),
  };
}

/** A draft after a value was typed. */
export function typedAfter<T>(typed: Typed<T> | undefined, server: T | undefined, value: T): Typed<T> {
  return { value, from: typed && draftOf(typed, server).isEdited ? typed.from : server };
}

/** A draft after it was sent as it stood, or given up. What was typed meanwhile stays, in place of that. */
export function typedSince<T>(sent: Typed<T> | undefined, now: Typed<T> | undefined): Typed<T> | undefined {
  return now === sent || !sent ? undefined : now && { ...now, from: sent.value };
}

/** Whether two values are the same JSON. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
