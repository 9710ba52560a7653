import { createMockServer, type Store } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { describe, expect, test } from 'vitest';
import { ada, askForReset, exchangeCode, now } from '../levers/levers.ts';

/** A kind of store, as its promises are tested. */
export interface StoreKind {
  readonly name: string;
  /** A store with nothing in it. */
  open(): Promise<Store>;
  /** A store that has what an earlier one has written. Absent for a store that ends with the process. */
  reopen?(store: Store): Promise<Store>;
}

const promises: Readonly<Record<string, (kind: StoreKind) => Promise<void>>> = {
  'has nothing under a key that was never written': async ({ open }) => {
    expect(await (await open()).get('key')).toBeUndefined();
  },

  'keeps what an update makes of a value and answers its result': async ({ open }) => {
    const store = await open();
    await store.update<number, void>('key', () => [1, undefined]);

    const result = await store.update<number, string>('key', (value) => [(value ?? 0) + 1, `was ${value}`]);

    expect(result).toBe('was 1');
    expect(await store.get('key')).toBe(2);
  },

  'keeps any JSON, under any key': async ({ open }) => {
    const store = await open();
    const value = { text: 'ä"\n\u0000😀', list: [null, true, -0.5, {}], '': { deep: [[]] } };
    await store.update('users/ada@example.com/%2F:*?"<>| é', () => [value, undefined]);

    expect(await store.list('users/')).toEqual([['users/ada@example.com/%2F:*?"<>| é', value]]);
  },

  'deletes a value whose next is undefined': async ({ open }) => {
    const store = await open();
    await store.update<number, void>('key', () => [1, undefined]);

    await store.update<number, void>('key', () => [undefined, undefined]);

    expect(await store.list('')).toEqual([]);
  },

  'deletes one key': async ({ open }) => {
    const store = await open();
    await store.update<number, void>('one', () => [1, undefined]);
    await store.update<number, void>('other', () => [2, undefined]);

    await store.delete('one');
    await store.delete('never there');

    expect(await store.list('')).toEqual([['other', 2]]);
  },

  'lists what starts with a prefix, in the order of the keys': async ({ open }) => {
    const store = await open();
    for (const key of ['b/2', 'a/1', 'b/10', 'b/1', 'bb'])
      await store.update<string, void>(key, () => [key, undefined]);

    expect(await store.list('b/')).toEqual([
      ['b/1', 'b/1'],
      ['b/10', 'b/10'],
      ['b/2', 'b/2'],
    ]);
  },

  'lists what starts with a prefix, wherever it ends and whatever slashes the keys have': async ({ open }) => {
    const store = await open();
    const keys = ['a', 'a/b', 'a/b/c', 'a/b/c/d', 'a/bc', 'ab/c', '/a'];
    for (const key of keys) await store.update<string, void>(key, () => [key, undefined]);

    for (const prefix of ['', '/', 'a', 'a/', 'a/b', 'a/b/', 'a/b/c', 'ab', 'b'])
      expect((await store.list(prefix)).map(([key]) => key)).toEqual(
        keys.filter((key) => key.startsWith(prefix)).sort(),
      );
  },

  'loses none of many updates at once': async ({ open }) => {
    const store = await open();

    const results = await Promise.all(
      Array.from({ length: 50 }, () => store.update<number, number>('count', (count = 0) => [count + 1, count])),
    );

    expect(new Set(results).size).toBe(50);
    expect(await store.get('count')).toBe(50);
  },

  'leaves the value as it was when a change throws': async ({ open }) => {
    const store = await open();
    await store.update<number, void>('key', () => [1, undefined]);

    await expect(
      store.update('key', () => {
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');

    expect(await store.get('key')).toBe(1);
  },

  'shares nothing with another store': async ({ open }) => {
    const store = await open();
    await store.update<number, void>('key', () => [1, undefined]);

    expect(await (await open()).get('key')).toBeUndefined();
  },

  'a mock server goes on where an earlier one has stopped, also with what is not in rows': async ({
    open,
    reopen = async (store) => store,
  }) => {
    const store = await open();
    const settings = { clock: now, seed: [ada], ...(!store.onOthers && { random: 'x' }) };
    const first = createMockServer(insforge(), { ...settings, store });
    await first.limits.set('real');
    await first.clock.advance('14m');
    await askForReset({ mock: first, send: first.fetch });
    const { code } = await first.outbox.waitFor();
    await first.faults.add({ operation: 'signIn', status: 500, email: ada.email });
    await first.journal.waitFor();
    first.keep?.();

    const second = createMockServer(insforge(), { ...settings, store: await reopen(store) });

    expect(await second.faults.list()).toEqual(await first.faults.list());
    expect(await second.snapshot()).toEqual(await first.snapshot());
    expect(second.limits.get()).toBe('real');
    await expect(second.outbox.waitFor({ timeout: 1 })).rejects.toThrow('No mail came');
    expect(await second.journal.list({ secrets: true })).toEqual(await first.journal.list({ secrets: true }));
    await expect(second.journal.waitFor({ timeout: 1 })).rejects.toThrow('No request');
    expect((await exchangeCode({ mock: second, send: second.fetch }, code)).status).toBe(200);
    expect(await second.explain(code ?? '')).toMatchObject({
      state: 'used',
      sentence: expect.stringContaining('(row 2,'),
    });
    expect((await second.checks.coverage()).findings.map(({ sentence }) => sentence)).not.toContain(
      'No request met sendResetPasswordEmail 202.',
    );
  },

  'a mock server that starts over has its seed, and nothing of what was kept': async ({
    open,
    reopen = async (store) => store,
  }) => {
    const store = await open();
    const first = createMockServer(insforge(), { clock: now, seed: [ada], store });
    await first.accounts.put({ email: 'bob@example.com' });
    await first.clock.advance('1h');
    const second = createMockServer(insforge(), { clock: now, seed: [ada], store: await reopen(store) });

    await second.restart();

    expect((await second.accounts.list()).map(({ email }) => email)).toEqual([ada.email]);
    expect(second.clock.now()).toBe(Date.parse(now));
    const third = createMockServer(insforge(), { clock: now, store: await reopen(store) });
    expect((await third.accounts.list()).map(({ email }) => email)).toEqual([ada.email]);
    expect(third.clock.now()).toBe(Date.parse(now));
  },
};

/** The promises of every store. */
export function aStore(kind: StoreKind): void {
  describe(kind.name, () => {
    test.each(Object.entries(promises))('%s', (_title, holds) => holds(kind));
  });
}
