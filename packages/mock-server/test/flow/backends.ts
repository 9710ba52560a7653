import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { betterAuth } from '@resetkit/mock-server/better-auth';
import { firebase } from '@resetkit/mock-server/firebase';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import {
  type AnyPasswordReset,
  type ClientOptions,
  createPasswordReset,
  type Fetch,
  type PasswordResetOptions,
  type Result,
} from '@resetkit/sdk';
import { createAppHandoffClient } from '@resetkit/sdk/apphandoff';
import { createBetterAuthClient } from '@resetkit/sdk/better-auth';
import { createFirebaseClient } from '@resetkit/sdk/firebase';
import { createInsforgeClient } from '@resetkit/sdk/insforge';
import { createPocketbaseClient } from '@resetkit/sdk/pocketbase';
import { createStackAuthClient } from '@resetkit/sdk/stack-auth';
import { createPkce, createSupabaseClient } from '@resetkit/sdk/supabase';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import { onTestFinished } from 'vitest';
import type { ControlledMockServer } from '../../src/core/server.ts';
import type { ProviderTypes } from '../../src/provider-types.ts';

export const email = 'ada@example.com';
export const oldPassword = 'Old-Password-1';
/** Good enough for every backend. */
export const newPassword = 'Difference-Engine-1822';
/** The page of the app that mailed links lead to. */
export const page = 'http://localhost:3000/reset';

/** How a client reaches mock servers. */
export type Way = 'in-process' | 'over HTTP';
export const ways: readonly Way[] = ['in-process', 'over HTTP'];

/** Whose client is made. */
export type Provider = keyof ProviderTypes;

/** What the client of a provider is given besides, knowing the `fetch` that it would use. */
export type Tune = (provider: Provider, fetch: Fetch) => Partial<ClientOptions>;

/** A backend in its first state, with one account. */
export interface World {
  readonly mock: ControlledMockServer;
  /** A flow as a page would make it. */
  flow(options?: PasswordResetOptions): AnyPasswordReset;
  /** Its client, and that of a backend behind. */
  readonly clients: readonly object[];
  /** Signs in with a password. */
  signIn(password: string): Promise<Result<unknown>>;
  /** Whether somebody can sign in with a password. */
  canSignIn(password: string): Promise<boolean>;
  /** Where a person is who follows the link of the newest mail. */
  follow(): Promise<string>;
  /** The digits of the newest mail. */
  code(): Promise<string>;
  /** A token that is none, where it has a form. */
  readonly wrongToken?: string;
}

const settings = { seed: [{ email, password: oldPassword }] };

async function reach(way: Way, mocks: readonly ControlledMockServer[]) {
  if (way === 'in-process') return (mock: ControlledMockServer) => ({ baseUrl: mock.baseUrl, fetch: mock.fetch });
  const server = await serve([...mocks], { port: 0 });
  onTestFinished(server.close);
  return (mock: ControlledMockServer) => ({ baseUrl: server.baseUrlOf(mock), fetch: globalThis.fetch });
}

const untuned: Tune = () => ({});

/** Reads mails of a mock, as whoever gets them. */
function inbox(mock: ControlledMockServer, fetch: Fetch) {
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
      const response = await fetch(new Request(link, { redirect: 'manual' }));
      return response.headers.get('Location') ?? link;
    },
  };
}

async function insforgeWorld(way: Way, tune: Tune, resetPasswordMethod: 'code' | 'link') {
  const mock = createMockServer(insforge({ resetPasswordMethod }), settings);
  const to = (await reach(way, [mock]))(mock);
  const client = createInsforgeClient({ ...to, ...tune('insforge', to.fetch) });
  const signIn = async (password: string) => client.signIn({ email, password });
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    clients: [client],
    signIn,
    canSignIn: async (password: string) => !(await signIn(password)).error,
  };
}

async function stackAuthWorld(way: Way, tune: Tune) {
  const mock = createMockServer(stackAuth(), settings);
  const to = (await reach(way, [mock]))(mock);
  const { projectId } = await mock.options.get();
  const client = createStackAuthClient({ ...to, ...tune('stack-auth', to.fetch), projectId });
  const signIn = async (password: string) => client.signInWithCredential({ email, password });
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    clients: [client],
    signIn,
    canSignIn: async (password: string) => !(await signIn(password)).error,
  };
}

async function unleashWorld(way: Way, tune: Tune) {
  const mock = createMockServer(unleash(), settings);
  const to = (await reach(way, [mock]))(mock);
  const client = createUnleashClient({ ...to, ...tune('unleash', to.fetch) });
  const signIn = async (password: string) => client.login({ username: email, password });
  return {
    ...inbox(mock, to.fetch),
    follow: async () => (await mock.outbox.list({ to: email }))[0]?.link ?? '',
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    clients: [client],
    signIn,
    canSignIn: async (password: string) => !(await signIn(password)).error,
  };
}

async function pocketbaseWorld(way: Way, tune: Tune) {
  const resetPasswordTemplate = { body: '<a href="{APP_URL}?token={TOKEN}">A new password</a>' };
  const options = { appURL: page, collections: { users: { resetPasswordTemplate } } };
  const mock = createMockServer(pocketbase(options), settings);
  const to = (await reach(way, [mock]))(mock);
  const client = createPocketbaseClient({ ...to, ...tune('pocketbase', to.fetch) });
  const signIn = async (password: string) =>
    client.authWithPassword({ collection: 'users', identity: email, password });
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    clients: [client],
    signIn,
    canSignIn: async (password: string) => !(await signIn(password)).error,
  };
}

async function firebaseWorld(way: Way, tune: Tune) {
  const mock = createMockServer(firebase({ actionUrl: page }), settings);
  const to = (await reach(way, [mock]))(mock);
  const { apiKey } = await mock.options.get();
  const client = createFirebaseClient({ ...to, ...tune('firebase', to.fetch), apiKey });
  const signIn = async (password: string) => client.signInWithPassword({ email, password });
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    clients: [client],
    signIn,
    canSignIn: async (password: string) => !(await signIn(password)).error,
  };
}

async function betterAuthWorld(way: Way, tune: Tune, resetPasswordMethod: 'code' | 'link') {
  const mock = createMockServer(betterAuth(), settings);
  const to = (await reach(way, [mock]))(mock);
  const client = createBetterAuthClient({ ...to, ...tune('better-auth', to.fetch), resetPasswordMethod });
  const signIn = async (password: string) => client.signInEmail({ email, password });
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    clients: [client],
    signIn,
    canSignIn: async (password: string) => !(await signIn(password)).error,
    ...(resetPasswordMethod === 'code' && { wrongToken: `000000 ${email}` }),
  };
}

async function supabaseWorld(way: Way, tune: Tune, more: { pkce?: typeof createPkce; resetPasswordMethod?: 'code' }) {
  const mock = createMockServer(supabase({ uriAllowList: [page] }), settings);
  const to = (await reach(way, [mock]))(mock);
  const { anonKey } = await mock.options.get();
  const client = createSupabaseClient({ ...to, ...tune('supabase', to.fetch), ...more, anonKey });
  const signIn = async (password: string) => client.signInWithPassword({ email, password });
  return {
    ...inbox(mock, to.fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    clients: [client],
    signIn,
    canSignIn: async (password: string) => !(await signIn(password)).error,
  };
}

async function apphandoffWorld(way: Way, tune: Tune) {
  const project = createMockServer(supabase(), settings);
  const mock = createMockServer(apphandoff(), { behind: project });
  const to = await reach(way, [project, mock]);
  const { anonKey } = await project.options.get();
  const supabaseOptions = { ...to(project), ...tune('supabase', to(project).fetch), anonKey };
  const client = createAppHandoffClient({
    ...to(mock),
    ...tune('apphandoff', to(mock).fetch),
    supabase: createSupabaseClient(supabaseOptions),
  });
  const signIn = async (password: string) => client.supabase.signInWithPassword({ email, password });
  return {
    ...inbox(mock, to(project).fetch),
    flow: (options?: PasswordResetOptions) => createPasswordReset(client, options),
    clients: [client, client.supabase],
    signIn,
    canSignIn: async (password: string) => !(await signIn(password)).error,
  };
}

/** Every backend, and each of the ways in which it can mail, as one list of worlds to run the same tests in. */
export const worlds = {
  'InsForge, by code': (way: Way, tune = untuned) => insforgeWorld(way, tune, 'code'),
  'InsForge, by link': (way: Way, tune = untuned) => insforgeWorld(way, tune, 'link'),
  'Supabase, by link': (way: Way, tune = untuned) => supabaseWorld(way, tune, {}),
  'Supabase, by PKCE link': (way: Way, tune = untuned) => supabaseWorld(way, tune, { pkce: createPkce }),
  'Supabase, by code': (way: Way, tune = untuned) => supabaseWorld(way, tune, { resetPasswordMethod: 'code' }),
  AppHandoff: (way: Way, tune = untuned) => apphandoffWorld(way, tune),
  'Stack Auth': (way: Way, tune = untuned) => stackAuthWorld(way, tune),
  Unleash: (way: Way, tune = untuned) => unleashWorld(way, tune),
  PocketBase: (way: Way, tune = untuned) => pocketbaseWorld(way, tune),
  'Firebase Auth': (way: Way, tune = untuned) => firebaseWorld(way, tune),
  'better-auth, by link': (way: Way, tune = untuned) => betterAuthWorld(way, tune, 'link'),
  'better-auth, by code': (way: Way, tune = untuned) => betterAuthWorld(way, tune, 'code'),
} as const;
