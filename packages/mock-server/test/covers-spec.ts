import { afterAll, expect, test } from 'vitest';
import type { SpecifiedStatus } from './read-spec.ts';

/** A provider's operations, from each of the places that know them. */
export interface Covered<Start> {
  readonly specified: Readonly<Record<string, Readonly<Record<number, Pick<SpecifiedStatus, 'unreached'>>>>>;
  readonly routes: ReadonlyMap<string, string>;
  readonly operations: Readonly<Record<string, { readonly method: string; readonly path: string }>>;
  readonly schemas: Readonly<Record<string, { readonly responses: object }>>;
  readonly handlers: object;
  /** For each operation, what makes it answer which status. */
  readonly drives: Readonly<Record<string, Readonly<Record<number, (start: Start) => Promise<{ status: number }>>>>>;
  readonly start: Start;
  /** Whether a mock server knows a path. */
  readonly knows: (path: string) => boolean;
}

/** Tests that every status of every operation of a description is reached, and prints which ones are. */
export function coversSpec<Start>(covered: Covered<Start>): void {
  const { specified, routes, operations, schemas, handlers, drives, start, knows } = covered;
  const ids = Object.keys(operations);
  const pairs = ids.flatMap((id) =>
    Object.entries(specified[id] ?? {}).map(([status, { unreached }]) => ({ id, status: Number(status), unreached })),
  );
  const reached = new Set<string>();

  test.each(pairs.filter(({ unreached }) => unreached === undefined))('$id answers $status', async ({ id, status }) => {
    const drive = drives[id]?.[status];
    if (!drive)
      throw new Error(`Nothing makes ${id} answer ${status}: drive it, or mark it x-unreached with the reason.`);

    const reply = await drive(start);

    expect(reply.status).toBe(status);
    reached.add(`${id} ${status}`);
  });

  for (const { id, status, unreached } of pairs.filter((pair) => pair.unreached !== undefined)) {
    test(`${id} never answers ${status}`, () => {
      expect(unreached).toMatch(/\w+ .*\.$/);
      expect(drives[id]?.[status]).toBeUndefined();
    });
  }

  test('drives no status that the spec does not have', () => {
    const driven = ids.flatMap((id) => Object.keys(drives[id] ?? {}).map((status) => `${id} ${status}`));

    expect(driven.filter((pair) => !pairs.some(({ id, status }) => pair === `${id} ${status}`))).toEqual([]);
  });

  test('has a handler, schemas and a route for every operation of the spec, and for no other', () => {
    const inSpec = [...routes.values()].sort();

    for (const known of [operations, handlers, schemas, drives]) expect(Object.keys(known).sort()).toEqual(inSpec);
  });

  test('has every operation at the method and path of the spec', () => {
    const table = ids.map((id) => [`${operations[id]?.method} ${operations[id]?.path}`, id]);

    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(routes));
    for (const { path } of Object.values(operations)) expect(knows(path.replace(/\{\w+\}/g, 'x'))).toBe(true);
  });

  test('has schemas for exactly the statuses of the spec', () => {
    const statusesOf = (table: object = {}): string[] => Object.keys(table).sort();

    for (const id of ids) expect(statusesOf(schemas[id]?.responses)).toEqual(statusesOf(specified[id]));
  });

  afterAll(() => {
    const statuses = [...new Set(pairs.map(({ status }) => status))].sort((one, other) => one - other);
    const width = Math.max(...ids.map(({ length }) => length)) + 1;
    const mark = (id: string, status: number): string => {
      const pair = pairs.find((entry) => entry.id === id && entry.status === status);
      if (!pair) return '';
      if (pair.unreached !== undefined) return 'x';
      return reached.has(`${id} ${status}`) ? '+' : 'HOLE';
    };
    const row = (title: string, cells: readonly string[]): string =>
      [title.padEnd(width), ...cells.map((cell) => cell.padStart(4))].join(' ');
    const reasons = [...new Set(pairs.flatMap(({ unreached }) => unreached ?? []))];
    console.log(
      [
        row('', statuses.map(String)),
        ...ids.map((id) =>
          row(
            id,
            statuses.map((status) => mark(id, status)),
          ),
        ),
        `+ reached${reasons.length > 0 ? `, x not reached: ${reasons.join(' ')}` : ''}`,
      ].join('\n'),
    );
  });
}
