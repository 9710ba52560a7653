import { createMockServer } from '@resetkit/mock-server';
import { supabase } from '@resetkit/mock-server/supabase';
import { operations } from '@resetkit/sdk/mock-control/operations';
import { schemas } from '@resetkit/sdk/mock-control/schemas';
import { expect, test } from 'vitest';
import { u } from '../insforge/world.ts';
import { controlling } from './controlling.ts';

type Id = keyof typeof operations;

const bob = { email: 'bob@example.com' };

/** For each operation, requests in the order in which they are sent: the status, then what is asked. */
const requests: Record<Id, readonly (readonly [status: number, path: string, body?: unknown])[]> = {
  getHealth: [
    [200, '/health'],
    [400, '/health?a=b'],
  ],
  listMessages: [
    [200, '/insforge/outbox'],
    [400, '/insforge/outbox?wait=x'],
    [404, '/nope/outbox'],
  ],
  listAccounts: [
    [200, '/insforge/accounts'],
    [400, '/insforge/accounts?to=x'],
    [404, '/nope/accounts'],
  ],
  putAccount: [
    [201, '/insforge/accounts', bob],
    [200, '/insforge/accounts', bob],
    [400, '/insforge/accounts', {}],
    [404, '/nope/accounts', bob],
  ],
  deleteAccount: [
    [400, `/insforge/accounts/${u.email}?now`],
    [204, `/insforge/accounts/${u.email}`],
    [404, `/insforge/accounts/${u.email}`],
  ],
  getSecondFactorCode: [
    [200, `/supabase/second-factors/${bob.email}/code`],
    [400, `/supabase/second-factors/${bob.email}/code?a=b`],
    [404, `/insforge/second-factors/${u.email}/code`],
  ],
  getOptions: [
    [200, '/insforge/options'],
    [400, '/insforge/options?a=b'],
    [404, '/nope/options'],
  ],
  updateOptions: [
    [200, '/insforge/options', {}],
    [400, '/insforge/options', { nope: 1 }],
    [404, '/nope/options', {}],
  ],
  getClock: [
    [200, '/insforge/clock'],
    [400, '/insforge/clock?a=b'],
    [404, '/nope/clock'],
  ],
  advanceClock: [
    [200, '/insforge/clock', { advanceMs: 1 }],
    [400, '/insforge/clock', {}],
    [404, '/nope/clock', { advanceMs: 1 }],
  ],
  restart: [
    [204, '/insforge/restart'],
    [400, '/insforge/restart?a=b'],
    [404, '/nope/restart'],
  ],
};

test.each(Object.keys(operations) as Id[])('%s answers every status that the spec gives it', async (id) => {
  const seed = [{ ...bob, secondFactors: [{}] }];
  const { control } = await controlling({}, {}, {}, [createMockServer(supabase(), { seed })]);

  const statuses: number[] = [];
  for (const [, path, body] of requests[id]) {
    statuses.push((await control(operations[id].method, path, body)).status);
  }
  expect(statuses).toEqual(requests[id].map(([status]) => status));

  const [first] = requests[id];
  const stranger = { origin: 'https://evil.example' };
  statuses.push((await control(operations[id].method, first?.[1] ?? '', first?.[2], stranger)).status);
  expect(statuses.map(String).sort()).toEqual(Object.keys(schemas[id].responses));
});
