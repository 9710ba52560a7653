// @vitest-environment jsdom
import { createMemoryStore, createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { createWebStorageStore } from '@resetkit/mock-server/stores/web-storage';
import { unleash } from '@resetkit/mock-server/unleash';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { ada, now } from '../levers/levers.ts';
import { aStore } from './a-store.ts';

beforeEach(() => localStorage.clear());

let opened = 0;
const nextPrefix = (): string => `store-${++opened}/`;

aStore({ name: 'in memory', open: async () => createMemoryStore() });
aStore({
  name: 'in web storage',
  open: async () => createWebStorageStore(localStorage, { prefix: nextPrefix() }),
  reopen: async () => createWebStorageStore(localStorage, { prefix: `store-${opened}/` }),
});

test('web storage: leaves what the app keeps there alone', async () => {
  localStorage.setItem('theme', 'dark');
  const mock = createMockServer(insforge(), { seed: [ada], store: createWebStorageStore(localStorage) });
  await mock.accounts.list();

  await mock.restart();

  expect(localStorage.getItem('theme')).toBe('dark');
  const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? '');
  expect(keys.filter((key) => !key.startsWith('resetkit/'))).toEqual(['theme']);
  expect(keys.length).toBeGreaterThan(1);
});

test('web storage: says which value is not JSON, and how to remove it', async () => {
  localStorage.setItem('resetkit/seeded', '{half');
  const mock = createMockServer(insforge(), { store: createWebStorageStore(localStorage) });

  await expect(mock.accounts.list()).rejects.toThrow(
    'The web storage has something else than JSON under "resetkit/seeded". Remove it: storage.removeItem("resetkit/seeded").',
  );
});

test('web storage: says that it is full, and keeps the earlier value', async () => {
  const store = createWebStorageStore(localStorage);
  await store.update('key', () => ['small', undefined]);

  await expect(store.update('key', () => ['x'.repeat(11_000_000), undefined])).rejects.toThrow(
    'The web storage took no more: "resetkit/key" with 11000002 characters was not written.',
  );

  expect(await store.get('key')).toBe('small');
});

test('web storage: what has no room for the journal keeps the rest', async () => {
  const store = createWebStorageStore(localStorage);
  const mock = createMockServer(insforge(), { clock: now, seed: [ada], store });
  await mock.clock.advance('1h');
  await mock.fetch('/api/auth/sessions', { method: 'POST', body: 'x'.repeat(99_000) });
  localStorage.setItem('of the app', 'x'.repeat(4_970_000));
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());

  mock.keep?.();

  const next = createMockServer(insforge(), { clock: now, seed: [ada], store });
  expect(await next.journal.list()).toEqual([]);
  expect(await next.accounts.list()).toHaveLength(1);
  expect(next.clock.now()).toBe(Date.parse(now) + 3_600_000);
  expect(printed.mock.calls).toEqual([
    [
      expect.objectContaining({
        message: expect.stringMatching(/^The web storage took no more: "resetkit\/kept-journal" with/),
      }),
    ],
  ]);
});

test('a store with the damaged state of an earlier mock server says so', async () => {
  const store = createWebStorageStore(localStorage);
  await store.update('seeded', () => ['insforge', undefined]);
  await store.update('levers', () => [{ limits: 7 }, undefined]);

  await expect(createMockServer(insforge(), { store }).accounts.list()).rejects.toThrow(
    'The store has the state of an earlier mock server, which cannot go on: This snapshot is damaged at limits. Empty the store.',
  );
});

test('a store with the state of another backend is refused, and left as it is', async () => {
  const store = createWebStorageStore(localStorage);
  const first = createMockServer(insforge(), { seed: [ada], store });
  await first.accounts.list();

  await expect(createMockServer(unleash(), { store }).accounts.list()).rejects.toThrow(
    'The store has the state of a mock server of insforge. Give this one, of unleash, a store of its own:',
  );

  expect((await first.accounts.list()).map(({ email }) => email)).toEqual([ada.email]);
});

test('web storage: says what it needs if there is none', () => {
  // @ts-expect-error A page without storage, or a program.
  expect(() => createWebStorageStore(undefined)).toThrow('Expected localStorage or sessionStorage as the web storage');
});

test('a clock that runs goes on with the time that has passed meanwhile, and one that stands does not', async () => {
  let time = Date.parse(now);
  const store = createMemoryStore();
  const open = () => createMockServer(insforge(), { clock: () => time, store });
  const first = open();
  await first.clock.advance('1h');
  time += 60_000;

  const second = open();
  await second.accounts.list();
  expect(second.clock.now()).toBe(Date.parse(now) + 3_660_000);

  second.clock.freeze();
  time += 60_000;
  const third = open();
  await third.accounts.list();
  expect([third.clock.now(), third.clock.isFrozen()]).toEqual([Date.parse(now) + 3_660_000, true]);
});

test('limits that no test has changed are those that the next mock server is made with', async () => {
  const store = createMemoryStore();
  const first = createMockServer(insforge(), { store });
  await first.accounts.list();

  const second = createMockServer(insforge(), { store, limits: 'real', delays: 5 });
  await second.accounts.list();

  expect([second.limits.get(), second.delays.get()]).toEqual(['real', 5]);
});

test('without a store of its own there is nothing to keep', () => {
  expect(createMockServer(insforge()).keep).toBeUndefined();
});
