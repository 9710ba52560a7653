import { expect, test } from 'vitest';
import type { Backend } from '../backend.ts';
import { reading } from './reading.ts';

/** A backend that changes when the test says so. */
function changing() {
  const listeners = new Set<(parts: readonly 'clock'[]) => void>();
  const backend = {
    onChange(listener: (parts: readonly 'clock'[]) => void) {
      listeners.add(listener);
      queueMicrotask(() => listener(['clock']));
      return () => listeners.delete(listener);
    },
  };
  return { backend: backend as unknown as Backend, listeners };
}

test('is read while it is watched, and after a refresh it has what was there at the time of the call', async () => {
  const { backend, listeners } = changing();
  let there = 1;
  const read = reading(backend, { parts: ['clock'], read: async () => there, onError: expect.fail });

  await read.refresh();
  expect(read.value).toBeUndefined();

  const stop = read.subscribe(() => {});
  there = 2;
  await read.refresh();
  expect(read.value).toBe(2);
  there = 3;
  await Promise.all([read.refresh(), read.refresh()]);
  expect(read.value).toBe(3);

  stop();
  expect(listeners.size).toBe(0);
});
