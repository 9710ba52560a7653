import type * as z from 'zod/mini';

/** A table with, in the place of each schema, the function that makes it. */
export type Makers<Table> = {
  readonly [Key in keyof Table]: NonNullable<Table[Key]> extends z.ZodMiniType ? () => Table[Key] : Makers<Table[Key]>;
};

/**
 * A table whose schemas are made when they are first read: a program that uses a few operations of a backend does not wait
 * for the schemas of all others.
 */
export function lazyTable<Table extends object>(makers: Makers<NoInfer<Table>>): Table {
  const table = {};
  for (const [key, maker] of Object.entries<unknown>(makers)) define(table, key, maker);
  return table as Table;
}

/** A property that becomes a plain one when it is first read. */
function define(table: object, key: string, maker: unknown): void {
  Object.defineProperty(table, key, {
    configurable: true,
    enumerable: true,
    get() {
      const value = typeof maker === 'function' ? maker() : lazyTable<object>(Object(maker));
      Object.defineProperty(table, key, { enumerable: true, value });
      return value;
    },
  });
}
