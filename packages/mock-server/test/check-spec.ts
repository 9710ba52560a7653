import { expect, test } from 'vitest';
import type { Spec } from './read-spec.ts';

/** A provider's operations, from each of the places that list them. */
export interface ListedOperations {
  readonly spec: Spec;
  readonly operations: Readonly<Record<string, { readonly method: string; readonly path: string }>>;
  readonly schemas: Readonly<Record<string, { readonly responses: object }>>;
  readonly handlers: object;
  /** Whether a mock server has a path. */
  readonly knows: (path: string) => boolean;
}

/** Tests that the generated tables and the handlers have exactly the operations of the description. */
export function checkSpec({ spec, operations, schemas, handlers, knows }: ListedOperations): void {
  const { specified, routes } = spec;

  test('has a handler, schemas and a route for every operation of the spec, and for no other', () => {
    const inSpec = [...routes.values()].sort();

    for (const table of [operations, handlers, schemas]) expect(Object.keys(table).sort()).toEqual(inSpec);
  });

  test('has every operation at the method and path of the spec', () => {
    const table = Object.entries(operations).map(([id, { method, path }]) => [`${method} ${path}`, id]);

    expect(Object.fromEntries(table)).toEqual(Object.fromEntries(routes));
    for (const { path } of Object.values(operations)) expect(knows(path.replace(/\{\w+\}/g, 'x'))).toBe(true);
  });

  test('has schemas for exactly the statuses of the spec', () => {
    for (const [id, { responses }] of Object.entries(schemas)) {
      expect(Object.keys(responses).sort()).toEqual(Object.keys(specified[id] ?? {}).sort());
    }
  });

  test('gives a reason, in a sentence, for every status that the mock never answers', () => {
    const reasons = Object.values(specified).flatMap((statuses) =>
      Object.values(statuses).flatMap(({ unreached }) => unreached ?? []),
    );

    for (const reason of reasons) expect(reason).toMatch(/\w+ .*\.$/);
  });
}
