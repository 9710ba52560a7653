import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { lazyTable } from './lazy-table.ts';

type Table = Readonly<Record<'first' | 'second', { readonly body: z.ZodMiniString }>>;

test('makes each schema when it is first read, once', () => {
  const made: string[] = [];
  const make = (name: string) => () => {
    made.push(name);
    return z.string();
  };
  const table = lazyTable<Table>({ first: { body: make('first') }, second: { body: make('second') } });
  expect(Object.keys(table)).toEqual(['first', 'second']);
  expect('body' in table.second).toBe(true);
  expect(made).toEqual([]);

  const { body } = table.first;

  expect(table.first.body).toBe(body);
  expect(made).toEqual(['first']);
});
