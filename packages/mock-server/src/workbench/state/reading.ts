import { type Signal, signal } from '@preact/signals';
import type { ChangedPart } from '../../core/changes/changed-part.ts';
import type { Awaitable } from '../../core/mock-control.ts';
import type { Backend } from '../backend.ts';

/** What is read of a backend, and when. */
export interface Reading<T> {
  /** It is read again when one of these parts has changed. */
  readonly parts: readonly ChangedPart[];
  /** Reads it. Gets what was read before. */
  read(before: T | undefined): Awaitable<T>;
  /** Called with each error. What was read before stays. */
  onError(error: unknown): void;
}

/** What was read last. `undefined` until it was read. */
export interface Read<T> extends Signal<T | undefined> {
  /** Reads it again, if somebody shows it. Resolves when what was there at the time of the call was read. */
  refresh(): Promise<void>;
}

/** A value that is read of a backend while somebody shows it, and again whenever it has changed. One read runs at a time. */
export function reading<T>(backend: Backend, { parts, read, onError }: Reading<T>): Read<T> {
  let stop: (() => void) | undefined;
  let running: Promise<void> | undefined;
  let isStale = false;
  const readAll = async (): Promise<void> => {
    while (isStale && stop) {
      isStale = false;
      try {
        value.value = await read(value.peek());
      } catch (error) {
        onError(error);
      }
    }
  };
  const refresh = (): Promise<void> => {
    isStale = true;
    running ??= readAll().then(() => {
      running = undefined;
      // Asked for between the end of the last read and this line.
      return isStale && stop ? refresh() : undefined;
    });
    return running;
  };
  const value = signal<T | undefined>(undefined, {
    watched() {
      stop = backend.onChange((changed) => {
        if (changed.some((part) => parts.includes(part))) void refresh();
      });
    },
    unwatched() {
      stop?.();
      stop = undefined;
    },
  });
  return Object.assign(value, { refresh });
}
