import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { createPasswordReset, type PasswordReset, type PasswordResetOptions, type ResetBackend } from '@resetkit/sdk';
import { createAppHandoffClient } from '@resetkit/sdk/apphandoff';
import { createInsforgeClient } from '@resetkit/sdk/insforge';
import { createStackAuthClient } from '@resetkit/sdk/stack-auth';
import { createPkce, createSupabaseClient } from '@resetkit/sdk/supabase';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import { onTestFinished } from 'vitest';
import type { ControlledMockServer } from '../../src/core/mock-server.ts';

export const email = 'ada@example.com';
export const oldPassword = 'Old-Password-1';
/** Good enough for every backend. */
export const newPassword = 'Difference-Engine-1822';
/** The page of the app that mailed links lead to. */
export const page = 'http://localhost:3000/reset';

/** How a client reaches mock servers. */
export type Way = 'in-process' | 'over HTTP';
export const ways: readonly Way[] = ['in-process', 'over HTTP'];

/** A backend in its first state, with one account. */
export interface World {
  readonly mock: ControlledMockServer;
  /** A flow as a page would make it. */
  flow(options?: PasswordResetOptions): PasswordReset<ResetBackend>;
  /** Whether somebody can sign in with a password. */
  canSignIn(password: string): Promise<boolean>;
  /** Where a person is who follows the link of the newest mail. */
  follow(): Promise<string>;
  /** The digits of the newest mail. */
  code(): Promise<string>;
}

const settings = { seed: [{ email, password: oldPassword }] };

async function reach(way: Way, mocks: readonly ControlledMockServer[]) {
  if (way === 'in-process') return (mock: ControlledMockServer) => ({ baseUrl: mock.baseUrl, fetch: mock.fetch });
  const server = await serve([...mocks], { port: 0 });
  onTestFinished(server.close);
  return (mock: ControlledMockServer) => ({ baseUrl: server.baseUrlOf(mock), fetch: globalThis.fetch });
}

/** Reads mails of a mock, as whoever gets them. */
function inbox(mock: ControlledMockServer, fetch: (url: string, init: RequestInit) => Promise<Response>) {
  const newest = async () => {
    const mail = (await mock.outbox.list({ to: email, kind: 'password-reset' }))[0];
    if (!mail) throw new Error('There is no mail');
    return mail;
  };
  return {
    mock,
    code: async () => (await newest()).code ?? '',
    async follow() {
      const { link = '' } = await newest();
      if (link.startsWith(page)) return link;
      const response = await fetch(link, { redirect: 'manual' });
      return response.headers.get('Location') ?? link;
    },
  };
}

async function insforgeWorld(way: Way, resetPasswordMethod: 'code' | 'link') {
  const mock = createMockServer(insforge({ resetPasswordMethod }), settings);
  const to = (await reach(way, [mock]))(mock);
  const client = createInsforgeClient(to);
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    canSignIn: async (password: string) => !(await client.signIn({ email, password })).error,
  };
}

async function stackAuthWorld(way: Way) {
  const mock = createMockServer(stackAuth(), settings);
  const to = (await reach(way, [mock]))(mock);
  const client = createStackAuthClient({ ...to, projectId: (await mock.options.get()).projectId });
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    canSignIn: async (password: string) => !(await client.signInWithCredential({ email, password })).error,
  };
}

async function unleashWorld(way: Way) {
  const mock = createMockServer(unleash(), settings);
  const to = (await reach(way, [mock]))(mock);
  const client = createUnleashClient(to);
  return {
    ...inbox(mock, to.fetch),
    follow: async () => (await mock.outbox.list({ to: email }))[0]?.link ?? '',
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    canSignIn: async (password: string) => !(await client.login({ username: email, password })).error,
  };
}

async function supabaseWorld(way: Way, more: { pkce?: typeof createPkce; resetPasswordMethod?: 'code' }) {
  const mock = createMockServer(supabase({ uriAllowList: [page] }), settings);
  const to = (await reach(way, [mock]))(mock);
  const client = createSupabaseClient({ ...to, ...more, anonKey: (await mock.options.get()).anonKey });
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    canSignIn: async (password: string) => !(await client.signInWithPassword({ email, password })).error,
  };
}

async function apphandoffWorld(way: Way) {
  const project = createMockServer(supabase(), settings);
  const mock = createMockServer(apphandoff(), { behind: project });
  const to = await reach(way, [project, mock]);
  const client = createAppHandoffClient({
    ...to(mock),
    supabase: createSupabaseClient({ ...to(project), anonKey: (await project.options.get()).anonKey }),
  });
  return {
    ...inbox(mock, to(project).fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    canSignIn: async (password: string) => !(await client.supabase.signInWithPassword({ email, password })).error,
  };
}

/** Every backend, and each of the ways in which it can mail, as one list of worlds to run the same tests in. */
export const worlds = {
  'InsForge, by code': (way: Way) => insforgeWorld(way, 'code'),
  'InsForge, by link': (way: Way) => insforgeWorld(way, 'link'),
  'Supabase, by link': (way: Way) => supabaseWorld(way, {}),
  'Supabase, by PKCE link': (way: Way) => supabaseWorld(way, { pkce: createPkce }),
  'Supabase, by code': (way: Way) => supabaseWorld(way, { resetPasswordMethod: 'code' }),
  AppHandoff: (way: Way) => apphandoffWorld(way),
  'Stack Auth': (way: Way) => stackAuthWorld(way),
  Unleash: (way: Way) => unleashWorld(way),
} as const;
