import { expect, test } from 'vitest';
import { type Clock, createClock } from './clock.ts';
import { createMemoryStore } from './memory-store.ts';
import { createOptionsStore, type OptionsStore } from './options.ts';

interface Options {
  readonly length: number;
  readonly method: string;
}

function start(): { options: OptionsStore<Options>; clock: Clock } {
  const clock = createClock('2026-01-02T03:04:05Z');
  const parse = (patch: unknown, current: Options): Options => {
    if (typeof patch !== 'object') throw new Error('Expected an object.');
    return { ...current, ...patch };
  };
  return { clock, options: createOptionsStore(createMemoryStore(), clock, { length: 6, method: 'code' }, parse) };
}

test('has the options it was made with, and no time of change', async () => {
  expect(await start().options.state()).toEqual({ value: { length: 6, method: 'code' } });
});

test('changes what is named and remembers the first and the last change', async () => {
  const { options, clock } = start();
  const first = clock.now();
  await options.set({ length: 8 });
  const last = clock.advance('1m');

  const changed = await options.set({ method: 'link' });

  expect(changed).toEqual({ value: { length: 8, method: 'link' }, firstChange: first, lastChange: last });
  expect(await options.state()).toEqual(changed);
});

test('changes nothing when a change is refused', async () => {
  const { options } = start();

  await expect(options.set('length: 8')).rejects.toThrow('Expected an object.');

  expect(await options.state()).toEqual({ value: { length: 6, method: 'code' } });
});
