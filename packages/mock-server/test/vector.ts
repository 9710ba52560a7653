import { format } from 'node:util';
import type { MockServerSettings } from '@resetkit/mock-server';
import { expect } from 'vitest';
import type { Expected, Reply } from './reply.ts';

/** The state of the mock at the start of a vector, besides the account that all of them have. */
export interface Given<Options, Settings = MockServerSettings> {
  readonly options?: Options;
  readonly settings?: Settings;
}

/** One fact about a backend: a fresh mock, and requests whose replies are compared with those of the real server. */
export interface Vector<World, Options, Settings = MockServerSettings> extends Given<Options, Settings> {
  readonly title: string;
  /** Where the fact comes from: `recorded` if a real server was seen to answer so. The evidence table counts these. */
  readonly source?: 'recorded';
  run(world: World): Promise<void>;
}

/** A vector of one reply, with its status and its whole body. */
export function repliesOf<World, Options, Settings = MockServerSettings>(
  title: string,
  act: (world: World) => Promise<Reply>,
  expected: Expected,
  given: Given<Options, Settings> = {},
): Vector<World, Options, Settings> {
  return {
    title,
    ...given,
    async run(world) {
      expect(await act(world)).toEqual(expected);
    },
  };
}

/** A request that is wrong in two ways. The order of the real server's checks decides which error it answers with. */
export interface Conflict<World, Options> {
  readonly wins: string;
  readonly over: string;
  readonly options?: Options;
  act(world: World): Promise<Reply>;
  readonly expected: Expected;
}

/** The vectors of such requests. Limits are in force, because they are among the checks. */
export function whichErrorWins<World, Options>(
  conflicts: readonly Conflict<World, Options>[],
): readonly Vector<World, Options>[] {
  return conflicts.map(({ wins, over, options, act, expected }) =>
    repliesOf(`${wins} wins over ${over}`, act, expected, {
      ...(options && { options }),
      settings: { limits: 'real' },
    }),
  );
}

type Untitled<World, Options, Settings> = Omit<Vector<World, Options, Settings>, 'title'>;
type Vectors<World, Options, Settings> = readonly Vector<World, Options, Settings>[];

/** Makes vectors of the rows of a table, as `test.each` makes tests. If all rows are lists, they are handed on cell by cell. */
export interface TableOf<World, Options, Settings = MockServerSettings> {
  <Row extends unknown[] | [unknown]>(
    rows: readonly Row[],
    title: string,
  ): (make: (...cells: Row) => Untitled<World, Options, Settings>) => Vectors<World, Options, Settings>;
  <Row extends readonly unknown[]>(
    rows: readonly Row[],
    title: string,
  ): (make: (...cells: Row) => Untitled<World, Options, Settings>) => Vectors<World, Options, Settings>;
  <Row>(
    rows: readonly Row[],
    title: string,
  ): (make: (row: Row) => Untitled<World, Options, Settings>) => Vectors<World, Options, Settings>;
}

/** A vector for each row. `%s` and `%j` in the title stand for its cells, `$name` for a member of a row that is an object. */
export function tableOf<World, Options, Settings>(
  rows: readonly unknown[],
  title: string,
): (make: (...cells: never) => Untitled<World, Options, Settings>) => Vectors<World, Options, Settings> {
  const isList = rows.every(Array.isArray);
  return (make) =>
    rows.map((row) => {
      const cells = isList && Array.isArray(row) ? row : [row];
      const named = title.replace(/\$(\w+)/g, (_, name: string) => String(Reflect.get(Object(row), name)));
      const places = named.match(/%[sjdi]/g)?.length ?? 0;
      return { title: format(named, ...cells.slice(0, places)), ...make(...(cells as never)) };
    });
}

/** All vectors of the chapters of a provider, each with the name of its chapter in its title. */
export function titled<World, Options, Settings>(
  chapters: Readonly<Record<string, Vectors<World, Options, Settings>>>,
): Vectors<World, Options, Settings> {
  return Object.entries(chapters).flatMap(([chapter, vectors]) =>
    vectors.map((vector) => ({ ...vector, title: `${chapter}: ${vector.title}` })),
  );
}
