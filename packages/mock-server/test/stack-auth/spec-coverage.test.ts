import { operations } from '@resetkit/sdk/stack-auth/operations';
import { schemas } from '@resetkit/sdk/stack-auth/schemas';
import { afterAll, expect, test } from 'vitest';
import { handlers } from '../../src/providers/stack-auth/handlers/index.ts';
import { routes, specified } from './spec.ts';
import type { OperationId } from './spec-coverage/drive.ts';
import { drives } from './spec-coverage/drives.ts';
import { start } from './world.ts';

const ids = Object.keys(operations) as OperationId[];
const pairs = ids.flatMap((id) =>
  Object.entries(specified[id] ?? {}).map(([status, { unreached }]) => ({ id, status: Number(status), unreached })),
);
const reached = new Set<string>();

test.each(pairs.filter(({ unreached }) => unreached === undefined))('$id answers $status', async ({ id, status }) => {
  const drive = drives[id][status];
  if (!drive)
    throw new Error(`Nothing makes ${id} answer ${status}: drive it, or mark it x-unreached with the reason.`);

  const reply = await drive(start);

  expect(reply.status).toBe(status);
  reached.add(`${id} ${status}`);
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

  expect([...ids].sort()).toEqual(inSpec);
  expect(Object.keys(handlers).sort()).toEqual(inSpec);
  expect(Object.keys(schemas).sort()).toEqual(inSpec);
  expect(Object.keys(drives).sort()).toEqual(inSpec);
});

test('has every operation at the method and path of the spec', () => {
  const { mock } = start();
  const table = ids.map((id) => [`${operations[id].method} ${operations[id].path}`, id]);

  expect(Object.fromEntries(table)).toEqual(Object.fromEntries(routes));
  for (const id of ids) expect(mock.knows(operations[id].path.replace(/\{\w+\}/g, 'x'))).toBe(true);
});

test('has schemas for exactly the statuses of the spec', () => {
  const statusesOf = (table: object): string[] => Object.keys(table).sort();

  for (const id of ids) expect(statusesOf(schemas[id].responses)).toEqual(statusesOf(specified[id] ?? {}));
});

afterAll(() => {
  const statuses = [...new Set(pairs.map(({ status }) => status))].sort((one, other) => one - other);
  const mark = (id: OperationId, status: number): string => {
    const pair = pairs.find((entry) => entry.id === id && entry.status === status);
    if (!pair) return '';
    if (pair.unreached !== undefined) return 'x';
    return reached.has(`${id} ${status}`) ? '+' : 'HOLE';
  };
  const row = (id: OperationId): string =>
    id.padEnd(36) + statuses.map((status) => mark(id, status).padStart(4)).join(' ');
  const reasons = [...new Set(pairs.flatMap(({ unreached }) => unreached ?? []))];
  console.log(
    [
      ' '.repeat(36) + statuses.map((status) => String(status).padStart(4)).join(' '),
      ...ids.map(row),
      `+ reached, x not reached: ${reasons.join(' ')}`,
    ].join('\n'),
  );
});
