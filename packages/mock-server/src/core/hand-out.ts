/** Hands out things one by one, each once. */
export interface HandOut {
  /**
   * The oldest thing that was not handed out before, or the oldest one of all if `again`. `undefined` if there is none.
   * The list is ordered newest first.
   */
  next<T extends { readonly id: string }>(newestFirst: readonly T[], again: boolean): T | undefined;
  /** Forgets what was handed out. */
  forget(): void;
  /** The ids of the things that were handed out. */
  given(): readonly string[];
  /** Takes these as handed out, and no others. */
  restore(ids: readonly string[]): void;
}

/** Nothing was handed out yet. */
export function createHandOut(): HandOut {
  const given = new Set<string>();
  return {
    next(newestFirst, again) {
      const found = newestFirst.findLast(({ id }) => again || !given.has(id));
      if (found) given.add(found.id);
      return found;
    },
    forget: () => given.clear(),
    given: () => [...given],
    restore(ids) {
      given.clear();
      for (const id of ids) given.add(id);
    },
  };
}
