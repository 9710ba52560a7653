import { expect, test } from 'vitest';
import { createRewindableStore } from './rewindable-store.ts';
import type { Store } from './store.ts';

async function write(store: Store, values: Readonly<Record<string, number>>): Promise<void> {
  for (const [key, value] of Object.entries(values)) await store.update(key, () => [value, undefined]);
}

test('goes back to what it remembers, each time', async () => {
  const store = createRewindableStore();
  await write(store, { 'a/1': 1, 'a/2': 2 });
  const goBack = store.remember();
  for (const value of [3, 4]) {
    await write(store, { 'a/1': value, 'a/3': value });
    await store.delete('a/2');
    expect(await store.list('')).toEqual([
      ['a/1', value],
      ['a/3', value],
    ]);

    goBack();

    expect(await store.list('')).toEqual([
      ['a/1', 1],
      ['a/2', 2],
    ]);
  }
});

test('remembers the last moment that it was asked to', async () => {
  const store = createRewindableStore();
  store.remember();
  await write(store, { one: 1 });
  const goBack = store.remember();
  await write(store, { one: 2, other: 2 });

  goBack();

  expect(await store.list('')).toEqual([['one', 1]]);
});
