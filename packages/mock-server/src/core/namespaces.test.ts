import { expect, test } from 'vitest';
import { createNamespaces } from './namespaces.ts';

/** Namespaces, at most three of them, and a list of what happened to them. */
function three() {
  const happened: string[] = [];
  const current = new Set<string>();
  const namespaces = createNamespaces<{ readonly name: string; used(): void }>({
    make(own) {
      current.add(own.name);
      return own;
    },
    drop: async ({ name }) => void happened.push(`drop ${name}`),
    close: async ({ name }) => void happened.push(`close ${name}`),
    isCurrent: ({ name }) => current.has(name),
    capacity: 3,
  });
  return { ...namespaces, happened, outdate: (name: string) => current.delete(name) };
}

test('past the bound drops the one that was not asked for the longest time', () => {
  const { of, list, happened } = three();
  for (const name of ['a', 'b', 'c', 'a', 'd', 'e']) of(name);

  expect(list()).toEqual(['a', 'd', 'e']);
  expect(happened).toEqual(['drop b', 'drop c']);
});

test('one that a test holds counts as used each time that the test uses it', () => {
  const { of, list } = three();
  const held = of('held');
  for (const name of ['b', 'c', 'd', 'e', 'f']) {
    held.used();
    of(name);
  }

  expect(list()).toEqual(['e', 'held', 'f']);
});

test('a use of one that was dropped brings nothing back', async () => {
  const { of, list, drop } = three();
  const held = of('a');
  await drop('a');
  held.used();

  expect(list()).toEqual([]);
});

test('one that can no longer be used is closed, and made anew', () => {
  const { of, outdate, happened } = three();
  const first = of('a');
  outdate('a');

  expect(of('a')).not.toBe(first);
  expect(happened).toEqual(['close a']);
});

test('closing closes all of them, and drops none', async () => {
  const { of, list, close, happened } = three();
  of('a');
  of('b');
  await close();

  expect([list(), happened]).toEqual([[], ['close a', 'close b']]);
});
