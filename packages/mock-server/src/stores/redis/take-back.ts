import { AsyncLocalStorage } from 'node:async_hooks';
import { StoreUnreachable } from '../../core/store-unreachable.ts';

/** A change of a row: its texts before and after it. `null` stands for none. */
export interface Written {
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Takes back what a function has changed if Redis goes away before it has changed everything. */
export interface TakeBack {
  /** Runs a function. If it rejects because Redis is away or refuses, its changes are taken back. */
  wholly<R>(act: () => Promise<R>): Promise<R>;
  /**
   * Notes a change before Redis is asked for it: if it goes away meanwhile, nobody knows whether it has made the change. The
   * function that it returns says that it was not made.
   */
  note(written: Written): () => void;
  /** Resolves when nothing is left to take back. Rejects if Redis is away. */
  done(): Promise<void>;
}

/** The changes of one request, in their order, and whether they are taken back. */
interface Request {
  readonly written: Set<Written>;
  failed: boolean;
}

/** `undo` takes one change back, unless the row has changed again. */
export function createTakeBack(undo: (written: Written) => Promise<unknown>): TakeBack {
  const current = new AsyncLocalStorage<Request>();
  const left = new Set<Written>();
  let taking: Promise<void> | undefined;
  const take = async (): Promise<void> => {
    for (let last = [...left].at(-1); last !== undefined; last = [...left].at(-1)) {
      await undo(last);
      left.delete(last);
    }
  };
  return {
    async wholly(act) {
      // A request that a backend sends to the one behind it belongs to it.
      if (current.getStore()) return act();
      const request: Request = { written: new Set(), failed: false };
      try {
        return await current.run(request, act);
      } catch (error) {
        request.failed = error instanceof StoreUnreachable;
        if (request.failed) for (const written of request.written) left.add(written);
        throw error;
      }
    },
    note(written) {
      const request = current.getStore();
      const changes = request?.failed ? left : request?.written;
      changes?.add(written);
      return () => void changes?.delete(written);
    },
    async done() {
      if (left.size === 0) return;
      taking ??= take().finally(() => {
        taking = undefined;
      });
      await taking;
    },
  };
}
