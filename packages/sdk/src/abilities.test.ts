import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Operation } from './client/operation.ts';
import { operations as apphandoff } from './generated/apphandoff/operations.ts';
import { resetOperations as apphandoffReset } from './generated/apphandoff/reset-operations.ts';
import { operations as insforge } from './generated/insforge/operations.ts';
import { resetOperations as insforgeReset } from './generated/insforge/reset-operations.ts';
import { operations as stackAuth } from './generated/stack-auth/operations.ts';
import { resetOperations as stackAuthReset } from './generated/stack-auth/reset-operations.ts';
import { operations as supabase } from './generated/supabase/operations.ts';
import { resetOperations as supabaseReset } from './generated/supabase/reset-operations.ts';
import { operations as unleash } from './generated/unleash/operations.ts';
import { resetOperations as unleashReset } from './generated/unleash/reset-operations.ts';
import { createAppHandoffClient } from './providers/apphandoff/index.ts';
import { createInsforgeClient } from './providers/insforge/index.ts';
import { createClient as createInsforgeReset } from './providers/insforge/reset-client.ts';
import { createStackAuthClient } from './providers/stack-auth/index.ts';
import { createSupabaseClient } from './providers/supabase/index.ts';
import { createUnleashClient } from './providers/unleash/index.ts';
import { createClient as createUnleashReset } from './providers/unleash/reset-client.ts';
import { createPasswordReset } from './reset/password-reset.ts';

type Table = Readonly<Record<string, Operation>>;

const fetch = vi.fn<(url: string) => Promise<Response>>(() => Promise.reject(new TypeError('fetch failed')));
const options = { baseUrl: 'https://backend.test', fetch };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  fetch.mockClear();
});

/** Where a call of a method went, try by try. */
async function urlsOf(call: () => unknown): Promise<string[]> {
  fetch.mockClear();
  const result = call();
  await vi.advanceTimersByTimeAsync(30_000);
  await result;
  return fetch.mock.calls.map(([url]) => url);
}

describe.each<[name: string, table: Table, client: object]>([
  ['AppHandoff', apphandoff, createAppHandoffClient(options)],
  ['InsForge', insforge, createInsforgeClient(options)],
  ['Stack Auth', stackAuth, createStackAuthClient({ ...options, projectId: 'p' })],
  ['Supabase Auth', supabase, createSupabaseClient({ ...options, anonKey: 'k' })],
  ['Unleash', unleash, createUnleashClient(options)],
])('%s', (_, table, client) => {
  const asked = Object.entries(table).filter(([, { redirect }]) => redirect !== 'follow');

  test.each(asked)('%s fills its path, and is tried again only where it is safe', async (id, { method, path }) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'x']);
    const urls = await urlsOf(() => Reflect.get(client, id)(Object.fromEntries(names)));

    expect(urls).toEqual(Array(method === 'GET' ? 3 : 1).fill(options.baseUrl + path.replace(/\{\w+\}/g, 'x')));
  });
});

test('no operation of a small client has a name in its path, or an answer that is a redirect', () => {
  const tables: readonly Table[] = [apphandoffReset, insforgeReset, stackAuthReset, supabaseReset, unleashReset];

  for (const { path, redirect } of tables.flatMap((table) => Object.values(table)))
    expect({ path, redirect }).toEqual({ path: expect.not.stringContaining('{'), redirect: undefined });
});

test('only two small clients have a GET, and both try it again', async () => {
  const noGet: readonly Table[] = [apphandoffReset, stackAuthReset, supabaseReset];
  const insforge = createPasswordReset(createInsforgeReset(options));
  const unleash = createPasswordReset(createUnleashReset(options));

  expect(noGet.flatMap((table) => Object.values(table)).filter(({ method }) => method === 'GET')).toEqual([]);
  expect(await urlsOf(() => insforge.passwordRules())).toHaveLength(3);
  expect(await urlsOf(() => unleash.check('t'))).toHaveLength(3);
});
