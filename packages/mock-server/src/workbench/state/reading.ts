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

/**
 * A value that is read of a backend while somebody shows it, and again whenever it has changed. `undefined` until it was
 * read. One read runs at a time.
 */
export function reading<T>(backend: Backend, { parts, read, onError }: Reading<T>): Signal<T | undefined> {
  let stop: (() => void) | undefined;
  let isReading = false;
  let isStale = false;
  const refresh = async (): Promise<void> => {
    isStale = true;
    if (isReading) return;
    isReading = true;
    while (isStale && stop) {
      isStale = false;
      try {
        value.value = await read(value.peek());
      } catch (error) {
        onError(error);
      }
    }
    isReading = false;
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
  return value;
}
