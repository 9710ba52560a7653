import { type Cell, createCells } from './cells.ts';

/** Hands out things one by one, each once. */
export interface HandOut {
  /**
   * The oldest thing that was not handed out before, or the oldest one of all if `again`. `undefined` if there is none.
   * The list is ordered newest first.
   */
  next<T extends { readonly id: string }>(newestFirst: readonly T[], again: boolean): Promise<T | undefined>;
  /** Forgets what was handed out. */
  forget(): void;
  /** The ids of the things that were handed out. */
  given(): readonly string[];
  /** Takes these as handed out, and no others. */
  restore(ids: readonly string[]): void;
}

/** The number of ids that are kept: more than there are mails in an outbox, and rows in a journal. */
const most = 2_000;

/** The cell has the ids of what was handed out. */
export function createHandOut(
  cell: Cell<readonly string[]> = createCells().cell<readonly string[]>('given', []),
): HandOut {
  const restore = (ids: readonly string[]): void => cell.change(() => [ids, undefined]);
  return {
    async next(newestFirst, again) {
      const oldest = (given: readonly string[]): (typeof newestFirst)[number] | undefined => {
        const known = new Set(given);
        return newestFirst.findLast(({ id }) => again || !known.has(id));
      };
      // Who waits asks often, and nearly always there is nothing.
      if (!oldest(cell.get())) return undefined;
      return cell.decide((given) => {
        const found = oldest(given);
        return [found ? [...given.filter((id) => id !== found.id), found.id].slice(-most) : given, found];
      });
    },
    forget: () => restore([]),
    given: cell.get,
    restore,
  };
}
