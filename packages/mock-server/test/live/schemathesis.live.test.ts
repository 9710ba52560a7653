import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import type { AccountInput } from '../../src/core/accounts.ts';
import type { Provider } from '../../src/core/provider.ts';
import { registry } from '../registry.ts';
import { installSchemathesis, judge, type Trial } from './schemathesis.ts';

/** How many requests it makes at least for each operation that takes input, and the seed of them. */
const runs = Number(process.env['SCHEMATHESIS_RUNS'] ?? 20);
const seed = Number(process.env['SCHEMATHESIS_SEED'] ?? 1);
/** A run takes less than a minute. This ends one that hangs. */
const patience = 600_000;

beforeAll(installSchemathesis, patience);

const { apiKey } = insforge().options;
const { anonKey, serviceRoleKey } = supabase().options;
const [accountKey] = Object.keys(apphandoff().options.apiKeys);
const { projectId, publishableClientKey, secretServerKey } = stackAuth().options;
const [adminToken = ''] = unleash().options.apiTokens.admin;

const superuser = { email: 'root@example.com', password: 'root-password', collection: '_superusers' };
const user = { id: '81w4e0qm67t3cpn', email: 'u@example.com', password: 'Start-Passw0rd!' };

/**
 * For each description: who calls, the path of the server below which its paths are, and headers of every request. With accounts, the first
 * of them is signed in.
 */
const trials: readonly (readonly [
  description: string,
  caller: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  accounts?: readonly AccountInput[],
])[] = [
  ['insforge', 'nobody', '/insforge', {}],
  ['insforge', 'an administrator', '/insforge', { 'x-api-key': apiKey }],
  ['supabase', 'an app', '/supabase', { apikey: anonKey }],
  ['supabase', 'a server', '/supabase', { apikey: serviceRoleKey, authorization: `Bearer ${serviceRoleKey}` }],
  ['apphandoff', 'nobody', '/apphandoff', {}],
  ['apphandoff', 'an account', '/apphandoff', { authorization: `Bearer ${accountKey}` }],
  [
    'stack-auth',
    'an app',
    '/stack-auth',
    {
      'x-stack-project-id': projectId,
      'x-stack-access-type': 'client',
      'x-stack-publishable-client-key': publishableClientKey,
    },
  ],
  [
    'stack-auth',
    'a server',
    '/stack-auth',
    { 'x-stack-project-id': projectId, 'x-stack-access-type': 'server', 'x-stack-secret-server-key': secretServerKey },
  ],
  ['unleash', 'nobody', '/unleash', {}],
  ['unleash', 'an administrator', '/unleash', { authorization: adminToken }],
  ['better-auth', 'an app', '/better-auth', {}],
  ['firebase', 'an app', '/firebase', {}],
  ['firebase', 'an administrator', '/firebase', { authorization: 'Bearer owner' }],
  ['pocketbase', 'an app', '/pocketbase', {}],
  ['pocketbase', 'a superuser', '/pocketbase', {}, [superuser, user]],
  ['mailpit', 'a test', '/_resetkit/mailpit', {}],
  ['mock-control', 'a test', '', {}],
];

/** Two operations answer some errors as JSON and others without a body and a content type, which OpenAPI cannot say. */
const withoutBody = ['POST /invite/{token}/signup', 'POST /api/admin/user/change-password'];
const settings: Readonly<Record<string, Partial<Trial>>> = {
  unleash: { known: withoutBody.flatMap((path) => [`MissingContentType ${path}`, `MalformedJson ${path}`]) },
  pocketbase: { parameters: { 'path.collection': 'users', 'path.id': user.id } },
  // It is asked about one provider, and not for what may never come.
  'mock-control': {
    parameters: { 'path.provider': 'insforge', 'query.wait': '0' },
    leaveOut: ['waitForMessage', 'waitForRequest'],
  },
};

test.each(trials.map(([id, caller, path, headers, accounts = []]) => [id, caller, path, headers, accounts] as const))(
  'Schemathesis finds nothing in %s as %s calls it',
  async (description, caller, path, headers, accounts) => {
    const printed = vi.spyOn(console, 'error');
    const make: (options: object) => Provider = registry[description] ?? insforge;
    const provider = make({});
    const mock = createMockServer(provider, { seed: [provider.demo, ...accounts], random: seed });
    const [account] = accounts;
    const session = account && (await mock.sessions.make(account.email)).tokens.accessToken;
    const server = await serve(mock, { port: 0 });
    onTestFinished(async () => {
      printed.mockRestore();
      await server.close();
      await mock.close();
    });
    const trial: Trial = {
      description,
      baseUrl: `http://127.0.0.1:${server.port}${path}`,
      headers: { ...headers, ...(session !== undefined && { authorization: session }) },
      parameters: {},
      leaveOut: [],
      known: [],
      ...settings[description],
    };

    const { findings, requests, missed, said } = await judge(trial, runs, seed);

    console.log(`Schemathesis sent ${requests} requests to ${description} as ${caller}.`);
    expect(findings, said).toEqual([]);
    expect(missed).toBe(0);
    expect(requests).toBeGreaterThan(100);
    expect(printed).not.toHaveBeenCalled();
  },
  patience,
);
