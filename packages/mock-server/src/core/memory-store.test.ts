import { expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.ts';

test('has nothing under a key that was never written', async () => {
  expect(await createMemoryStore().get('key')).toBeUndefined();
});

test('keeps what an update makes of a value and answers its result', async () => {
  const store = createMemoryStore();
  await store.update<number, void>('key', () => [1, undefined]);

  const result = await store.update<number, string>('key', (value) => [(value ?? 0) + 1, `was ${value}`]);

  expect(result).toBe('was 1');
  expect(await store.get('key')).toBe(2);
});

test('deletes a value whose next is undefined', async () => {
  const store = createMemoryStore();
  await store.update<number, void>('key', () => [1, undefined]);

  await store.update<number, void>('key', () => [undefined, undefined]);

  expect(await store.list('')).toEqual([]);
});

test('deletes one key', async () => {
  const store = createMemoryStore();
  await store.update<number, void>('one', () => [1, undefined]);
  await store.update<number, void>('other', () => [2, undefined]);

  await store.delete('one');
  await store.delete('never there');

  expect(await store.list('')).toEqual([['other', 2]]);
});

test('lists what starts with a prefix, in the order of the keys', async () => {
  const store = createMemoryStore();
  for (const key of ['b/2', 'a/1', 'b/10', 'b/1', 'bb']) await store.update<string, void>(key, () => [key, undefined]);

  expect(await store.list('b/')).toEqual([
    ['b/1', 'b/1'],
    ['b/10', 'b/10'],
    ['b/2', 'b/2'],
  ]);
});

test('loses none of many updates at once', async () => {
  const store = createMemoryStore();

  const results = await Promise.all(
    Array.from({ length: 50 }, () => store.update<number, number>('count', (count = 0) => [count + 1, count])),
  );

  expect(new Set(results).size).toBe(50);
  expect(await store.get('count')).toBe(50);
});

test('leaves the value as it was when a change throws', async () => {
  const store = createMemoryStore();
  await store.update<number, void>('key', () => [1, undefined]);

  await expect(
    store.update('key', () => {
      throw new Error('refused');
    }),
  ).rejects.toThrow('refused');

  expect(await store.get('key')).toBe(1);
});

test('shares nothing with another store', async () => {
  const store = createMemoryStore();
  await store.update<number, void>('key', () => [1, undefined]);

  expect(await createMemoryStore().get('key')).toBeUndefined();
});
