import { expect, test } from 'vitest';
import { createMemoryStore } from './memory-store.ts';
import { prefixedStore } from './prefixed-store.ts';

test('keeps its keys apart from those of the store that it is a part of', async () => {
  const whole = createMemoryStore();
  const part = prefixedStore(whole, 'part/');
  await whole.update('options', () => ['whole', undefined]);
  await part.update('options', (before) => [before ?? 'part', undefined]);

  expect(await whole.get('options')).toBe('whole');
  expect(await part.get('options')).toBe('part');
  expect(await part.list('')).toEqual([['options', 'part']]);
  expect(await whole.list('')).toEqual([
    ['options', 'whole'],
    ['part/options', 'part'],
  ]);

  await part.delete('options');
  expect(await part.get('options')).toBeUndefined();
  expect(await whole.get('options')).toBe('whole');
});
