import { expect, test } from 'vitest';
import { type HintedRows, updateHinted } from './hinted-rows.ts';
import { createMemoryStore } from './memory-store.ts';
import type { Store } from './store.ts';

interface Row {
  readonly secrets: readonly string[];
}

const rows: HintedRows<string, Row> = {
  keyOf: (id) => `row/${id}`,
  hintOf: (secret) => `hint/${secret}`,
  secretsIn: ({ secrets }) => secrets,
};

/** Gives a row these secrets, in place of those that it had. */
function give(store: Store, id: string, ...secrets: readonly string[]): Promise<void> {
  return updateHinted<string, Row, void>(store, rows, id, () => [{ secrets }, undefined]);
}

async function hints(store: Store): Promise<object> {
  return Object.fromEntries(await store.list('hint/'));
}

test('has a hint for each secret that is in a row, and for no other', async () => {
  const store = createMemoryStore();

  await give(store, 'ada', 'one', 'two');
  await give(store, 'ada', 'two', 'three');
  await give(store, 'bob', 'four');
  await updateHinted<string, Row, void>(store, rows, 'bob', () => [undefined, undefined]);

  expect(await hints(store)).toEqual({ 'hint/two': 'ada', 'hint/three': 'ada' });
});

test('leaves a hint alone that leads to another row by now', async () => {
  const store = createMemoryStore();

  await give(store, 'ada', 'the same');
  await give(store, 'bob', 'the same');
  await give(store, 'ada');

  expect(await hints(store)).toEqual({ 'hint/the same': 'bob' });
});

test('keeps the hint of a secret that a row loses and gets again at the same time', async () => {
  const inner = createMemoryStore();
  const given: Promise<void>[] = [];
  const store: Store = {
    ...inner,
    // Between the loss of the secret and the loss of its hint another request gives the secret again.
    update(key, change) {
      if (key === 'hint/new' && given.length === 0) given.push(give(inner, 'ada', 'old'));
      return inner.update(key, change);
    },
  };

  await give(inner, 'ada', 'old');
  await give(store, 'ada', 'new');
  await Promise.all(given);

  expect(await inner.get('hint/old')).toBe('ada');
});
