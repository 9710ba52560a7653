/** Callers that wait for something to happen in a mock server. */
export interface Waiters {
  /**
   * Calls `look` at once and after each `wake`, until it returns something. `undefined` after `waitMs` milliseconds of
   * real time. Rejects with the reason of a signal that is aborted, and with that of `end`.
   */
  within<T>(
    look: () => Promise<T | undefined> | T | undefined,
    waitMs: number,
    signal?: AbortSignal,
  ): Promise<T | undefined>;
  /** Something happened: everybody looks again. */
  wake(): void;
  /** Ends all waits, those of the future too: they reject with this error. */
  end(reason: Error): void;
}

/** What `list` gives. If that is nothing, what it gives as soon as it is something; nothing after `waitMs` milliseconds. */
export async function listedWithin<Item>(
  waiters: Waiters,
  list: () => Promise<readonly Item[]> | readonly Item[],
  waitMs: number,
  signal?: AbortSignal,
): Promise<readonly Item[]> {
  const some = async (): Promise<readonly Item[] | undefined> => {
    const items = await list();
    return items.length > 0 ? items : undefined;
  };
  return (await (waitMs === 0 ? some() : waiters.within(some, waitMs, signal))) ?? [];
}

// Read when the module loads: waits take real time even if a test installs fake timers later.
const { setTimeout: startTimer, clearTimeout: stopTimer } = globalThis;

/** Nobody waits yet. */
export function createWaiters(): Waiters {
  const listeners = new Set<() => void>();
  let ended: Error | undefined;
  return {
    async within(look, waitMs, signal) {
      let wake = (): void => {};
      let expired = false;
      const timer = startTimer(() => {
        expired = true;
        wake();
      }, waitMs);
      const listener = (): void => wake();
      listeners.add(listener);
      signal?.addEventListener('abort', listener);
      try {
        for (;;) {
          const woken = new Promise<void>((resolve) => {
            wake = resolve;
          });
          signal?.throwIfAborted();
          if (ended) throw ended;
          const found = await look();
          if (found !== undefined || expired) return found;
          await woken;
        }
      } finally {
        stopTimer(timer);
        listeners.delete(listener);
        signal?.removeEventListener('abort', listener);
      }
    },
    wake() {
      if (listeners.size === 0) return;
      for (const listener of [...listeners]) listener();
    },
    end(reason) {
      ended = reason;
      for (const listener of [...listeners]) listener();
    },
  };
}
