import { operations } from '@resetkit/sdk/unleash/operations';
import { schemas } from '@resetkit/sdk/unleash/schemas';
import { expect, test } from 'vitest';
import { handlers } from '../src/providers/unleash/handlers/index.ts';
import { start } from './unleash.ts';
import { drives } from './unleash-coverage/drives.ts';
import { type OperationId, spec } from './unleash-spec.ts';

const { specified, routes } = spec;
const ids = Object.keys(operations) as OperationId[];
const pairs = ids.flatMap((id) =>
  Object.entries(specified[id] ?? {}).map(([status, { unreached }]) => ({ id, status: Number(status), unreached })),
);

test.each(pairs.filter(({ unreached }) => unreached === undefined))('$id answers $status', async ({ id, status }) => {
  const drive = drives[id][status];
  if (!drive)
    throw new Error(
      `Nothing makes ${id} answer ${status}: drive it in unleash-coverage/, or mark it x-unreached with the reason.`,
    );

  expect((await drive(start)).status).toBe(status);
});

test.each(pairs.filter(({ unreached }) => unreached !== undefined))(
  '$id never answers $status',
  ({ id, status, unreached }) => {
    expect(unreached).toMatch(/\w+ .*\.$/);
    expect(drives[id][status]).toBeUndefined();
  },
);

test('drives no status that the spec does not have', () => {
  const driven = ids.flatMap((id) => Object.keys(drives[id]).map((status) => `${id} ${status}`));

  expect(driven.filter((pair) => !pairs.some(({ id, status }) => pair === `${id} ${status}`))).toEqual([]);
});

test('has a handler, schemas and a route for every operation of the spec, and for no other', () => {
  const inSpec = [...routes.values()].sort();
  const table = ids.map((id) => [`${operations[id].method} ${operations[id].path}`, id]);

  expect([...ids].sort()).toEqual(inSpec);
  expect(Object.keys(handlers).sort()).toEqual(inSpec);
  expect(Object.keys(schemas).sort()).toEqual(inSpec);
  expect(Object.fromEntries(table)).toEqual(Object.fromEntries(routes));
  for (const id of ids) expect(start().mock.knows(operations[id].path)).toBe(true);
});
