import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { operations } from '@resetkit/sdk/mock-control/operations';
import { schemas } from '@resetkit/sdk/mock-control/schemas';
import { expect, test } from 'vitest';
import { announce } from '../announce.ts';
import { u } from '../insforge/world.ts';
import { controlling } from './controlling.ts';

type Id = keyof typeof operations;

const bob = { email: 'bob@example.com' };

const insforgeSnapshot = (): Promise<object> => createMockServer(insforge()).snapshot();

/** For each operation, requests in the order in which they are sent: the status, then what is asked. */
const requests: Record<Id, readonly (readonly [status: number, path: string, body?: unknown])[]> = {
  getHealth: [
    [200, '/health'],
    [400, '/health?a=b'],
  ],
  restartAll: [
    [204, '/restart'],
    [400, '/restart?a=b'],
  ],
  getChanges: [
    [200, '/changes'],
    [400, '/changes?after='],
  ],
  openNamespace: [
    [200, '/namespaces', { name: 'worker-3' }],
    [400, '/namespaces', { name: 'a b' }],
    [404, '/@worker-3/namespaces', { name: 'worker-4' }],
  ],
  listNamespaces: [
    [200, '/namespaces'],
    [400, '/namespaces?a=b'],
    [404, '/@worker-3/namespaces'],
  ],
  dropNamespace: [
    [400, '/namespaces?name=worker-3&a=b'],
    [404, '/@worker-3/namespaces?name=worker-3'],
    [204, '/namespaces?name=worker-3'],
    [404, '/namespaces?name=worker-3'],
  ],
  describeBackend: [
    [200, '/insforge'],
    [400, '/insforge?a=b'],
    [404, '/nope'],
  ],
  listMessages: [
    [200, '/insforge/outbox'],
    [400, '/insforge/outbox?wait=x'],
    [404, '/nope/outbox'],
  ],
  listFates: [
    [200, '/insforge/fates'],
    [400, '/insforge/fates?wait=5'],
    [404, '/nope/fates'],
  ],
  getTimeline: [
    [200, `/insforge/timeline?email=${u.email}`],
    [400, '/insforge/timeline?email='],
    [404, `/nope/timeline?email=${u.email}`],
  ],
  waitForMessage: [
    [404, '/insforge/outbox/next', { to: bob.email, timeoutMs: 0 }],
    [400, '/insforge/outbox/next', { kind: 'nope' }],
    [200, '/insforge/outbox/next', { timeoutMs: 0 }],
  ],
  clearMessages: [
    [204, '/insforge/outbox'],
    [400, '/insforge/outbox?a=b'],
    [404, '/nope/outbox'],
  ],
  listAccounts: [
    [200, '/insforge/accounts'],
    [400, '/insforge/accounts?to=x'],
    [404, '/nope/accounts'],
  ],
  findAccount: [
    [200, `/insforge/accounts/${u.email}`],
    [400, `/insforge/accounts/${u.email}?a=b`],
    [404, '/insforge/accounts/nobody@example.com'],
  ],
  putAccount: [
    [201, '/insforge/accounts', bob],
    [200, '/insforge/accounts', bob],
    [400, '/insforge/accounts', {}],
    [404, '/nope/accounts', bob],
  ],
  updateAccount: [
    [200, `/insforge/accounts/${u.email}`, { name: 'U' }],
    [400, `/insforge/accounts/${u.email}`, { email: bob.email }],
    [404, '/insforge/accounts/nobody@example.com', { name: 'N' }],
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
  getOptionsSchema: [
    [200, '/insforge/options/schema'],
    [400, '/insforge/options/schema?a=b'],
    [404, '/nope/options/schema'],
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
  changeClock: [
    [200, '/insforge/clock', { advanceMs: 1 }],
    [200, '/insforge/clock', { to: '2030-01-01T00:00:00Z' }],
    [200, '/insforge/clock', { frozen: true }],
    [400, '/insforge/clock', {}],
    [404, '/nope/clock', { advanceMs: 1 }],
  ],
  getLimitCounters: [
    [200, '/insforge/limits/counters'],
    [400, '/insforge/limits/counters?a=b'],
    [404, '/nope/limits/counters'],
  ],
  getLimits: [
    [200, '/insforge/limits'],
    [400, '/insforge/limits?a=b'],
    [404, '/nope/limits'],
  ],
  setLimits: [
    [200, '/insforge/limits', { limits: { send: { max: 1 } } }],
    [400, '/insforge/limits', { limits: { nope: {} } }],
    [404, '/nope/limits', { limits: 'off' }],
  ],
  getDelays: [
    [200, '/insforge/delays'],
    [400, '/insforge/delays?a=b'],
    [404, '/nope/delays'],
  ],
  setDelays: [
    [200, '/insforge/delays', { delays: 0 }],
    [400, '/insforge/delays', { delays: -1 }],
    [404, '/nope/delays', { delays: 'off' }],
  ],
  setCodes: [
    [200, '/insforge/codes', { codes: ['123456'] }],
    [400, '/insforge/codes', { codes: ['12345'] }],
    [404, '/nope/codes', { codes: [] }],
  ],
  getCodes: [
    [200, '/insforge/codes'],
    [400, '/insforge/codes?a=b'],
    [404, '/nope/codes'],
  ],
  makeSession: [
    [200, '/supabase/sessions', { email: bob.email }],
    [400, '/supabase/sessions', {}],
    [404, '/supabase/sessions', { email: 'nobody@example.com' }],
  ],
  addFault: [
    [201, '/insforge/faults', { operation: 'resetPassword', status: 500 }],
    [400, '/insforge/faults', { operation: 'nope', status: 500 }],
    [404, '/nope/faults', { html: 502 }],
  ],
  listFaults: [
    [200, '/insforge/faults?unused=true'],
    [400, '/insforge/faults?unused=yes'],
    [404, '/nope/faults'],
  ],
  removeFault: [
    [400, '/insforge/faults/fault-1?a=b'],
    [204, '/insforge/faults/fault-1'],
    [404, '/insforge/faults/fault-1'],
  ],
  clearFaults: [
    [204, '/insforge/faults'],
    [400, '/insforge/faults?a=b'],
    [404, '/nope/faults'],
  ],
  listRequests: [
    [200, '/insforge/journal'],
    [400, '/insforge/journal?after=nope'],
    [404, '/nope/journal'],
  ],
  waitForRequest: [
    [404, '/insforge/journal/next', { operation: 'signIn', timeoutMs: 0 }],
    [400, '/insforge/journal/next', { timeoutMs: -1 }],
    [400, '/insforge/journal/next', { operation: 'nope', timeoutMs: 0 }],
    [200, '/insforge/journal/next', { timeoutMs: 0 }],
  ],
  clearJournal: [
    [204, '/insforge/journal'],
    [400, '/insforge/journal?a=b'],
    [404, '/nope/journal'],
  ],
  listSituations: [
    [200, '/insforge/situations'],
    [400, '/insforge/situations?a=b'],
    [404, '/nope/situations'],
  ],
  makeSituation: [
    [200, '/insforge/situations', { name: 'expired' }],
    [400, '/insforge/situations', { name: 'nope' }],
    [404, '/nope/situations', { name: 'expired' }],
  ],
  explainSecret: [
    [200, '/insforge/explain', { secret: 'x' }],
    [400, '/insforge/explain', { secret: '' }],
    [404, '/nope/explain', { secret: 'x' }],
  ],
  checkEnumeration: [
    [200, '/insforge/checks/enumeration', { known: u.email, unknown: 'nobody@example.com' }],
    [400, '/insforge/checks/enumeration', { known: 'nobody@example.com', unknown: 'nobody@example.com' }],
    [404, '/nope/checks/enumeration', { known: u.email, unknown: 'nobody@example.com' }],
  ],
  checkLeaks: [
    [200, '/insforge/checks/leaks', {}],
    [400, '/insforge/checks/leaks', { line: 'x' }],
    [404, '/nope/checks/leaks', {}],
  ],
  checkCoverage: [
    [200, '/insforge/checks/coverage', {}],
    [400, '/insforge/checks/coverage', { operations: ['nope'] }],
    [404, '/nope/checks/coverage', {}],
  ],
  takeSnapshot: [
    [200, '/insforge/snapshot'],
    [400, '/insforge/snapshot?a=b'],
    [404, '/nope/snapshot'],
  ],
  restoreSnapshot: [
    [204, '/insforge/snapshot', await insforgeSnapshot()],
    [400, '/insforge/snapshot', { format: 'resetkit', version: 1 }],
    [404, '/nope/snapshot', {}],
  ],
  restart: [
    [204, '/insforge/restart'],
    [400, '/insforge/restart?a=b'],
    [404, '/nope/restart'],
  ],
};

test.each(Object.keys(operations) as Id[])('%s answers every status that the spec gives it', async (id) => {
  const seed = [{ ...bob, secondFactors: [{}] }];
  const { control, server, insforge, mock } = await controlling({}, {}, {}, [createMockServer(supabase(), { seed })]);
  // Something of everything that the requests above ask for.
  await insforge.post('/api/auth/email/send-reset-password', { email: u.email });
  await mock.faults.add({ operation: 'resetPassword', status: 500 });
  mock.namespace('worker-3');

  const statuses: number[] = [];
  for (const [, path, body] of requests[id]) {
    statuses.push((await control(operations[id].method, path, body)).status);
  }
  expect(statuses).toEqual(requests[id].map(([status]) => status));

  const [first] = requests[id];
  const guarded = await controlling({}, {}, { token: 'the-token' });
  statuses.push((await guarded.control(operations[id].method, first?.[1] ?? '', first?.[2])).status);
  if ('body' in schemas[id])
    statuses.push((await announce(server.port, operations[id].method, `/_resetkit${first?.[1]}`, 2 ** 30)).status);
  const stranger = { origin: 'https://evil.example' };
  statuses.push((await control(operations[id].method, first?.[1] ?? '', first?.[2], stranger)).status);
  expect([...new Set(statuses.map(String))].sort()).toEqual(Object.keys(schemas[id].responses));
});
