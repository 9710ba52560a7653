import { operations } from '@resetkit/sdk/supabase/operations';
import { schemas } from '@resetkit/sdk/supabase/schemas';
import { expect, test } from 'vitest';
import { handlers } from '../../src/providers/supabase/handlers/index.ts';
import { type OperationId, objections, routes, specified } from './spec.ts';
import { drives } from './spec-coverage/drives.ts';
import { start } from './start.ts';

const ids = Object.keys(operations) as OperationId[];
const pairs = ids.flatMap((id) =>
  Object.entries(specified[id] ?? {}).map(([status, { unreached }]) => ({ id, status: Number(status), unreached })),
);

test.each(pairs.filter(({ unreached }) => unreached === undefined))('$id answers $status', async ({ id, status }) => {
  const drive = drives[id][status];
  if (!drive)
    throw new Error(`Nothing makes ${id} answer ${status}: drive it in spec-coverage/, or mark it x-unreached.`);

  const reply = await drive((options, settings) => start(options, settings));

  expect(reply.status).toBe(status);
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
  for (const id of ids) expect(mock.knows(operations[id].path)).toBe(true);
});

test('the check of replies does object', () => {
  const objecting = (status: number, headers: Record<string, string>, body: unknown) =>
    objections('resetPasswordForEmail', status, new Headers(headers), body);
  const error = { code: 'bad_json', message: 'x' };

  expect(objecting(200, {}, {})).toEqual([]);
  expect(objecting(200, {}, { extra: 1 })).toHaveLength(1);
  expect(objecting(418, {}, {})).toEqual(['resetPasswordForEmail 418: the spec has no such status']);
  expect(objecting(400, { 'x-sb-error-code': 'bad_json' }, error)).toEqual([]);
  expect(objecting(400, {}, error)).toEqual([expect.stringMatching(/ headers: /)]);
  expect(objecting(400, { 'x-sb-error-code': 'bad_json' }, { ...error, code: 'x' })).toHaveLength(1);
  expect(objecting(200, { 'retry-after': '1' }, {})).toEqual([
    'resetPasswordForEmail 200: Retry-After is not in the spec',
  ]);
});
