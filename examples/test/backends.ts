import { type ControlledMockServer, createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import type { ResetBackend, ResetClient } from '@resetkit/sdk';
import { createClient as createInsforge } from '@resetkit/sdk/insforge';
import { createClient as createStackAuth } from '@resetkit/sdk/stack-auth';
import { createPkce, createClient as createSupabase } from '@resetkit/sdk/supabase';

export const email = 'ada@example.com';
export const oldPassword = 'Old-Password-1';
/** Good enough for every backend. */
export const newPassword = 'Difference-Engine-1822';
/** Where the app is: what `thisPage()` says in every test. */
export const page = 'http://localhost:3000/forgot-password';

/** A backend as the tests need it. */
export interface Backend {
  /** A new mock of it, with one account. */
  start(): ControlledMockServer;
  /** The client of the app. It sends by the global `fetch`. */
  readonly client: ResetClient<ResetBackend>;
  /** Whether somebody can sign in with a password. */
  canSignIn(password: string): Promise<boolean>;
}

const settings = { seed: [{ email, password: oldPassword }], limits: 'real' } as const;
const toInsforge = createInsforge({ baseUrl: 'http://localhost:7130' });
const toStackAuth = createStackAuth({ projectId: '5e7c0de5-7357-4a11-8a11-5e7c0de57357' });
const toSupabase = createSupabase({ baseUrl: 'http://127.0.0.1:54321', anonKey: 'the anon key', pkce: createPkce });

/** One that mails digits, and two that mail links; what the last of them has kept is needed when its link is followed. */
export const backends = {
  'InsForge, by code': {
    start: () => createMockServer(insforge(), settings),
    client: toInsforge,
    canSignIn: async (password) => !(await toInsforge.signIn({ email, password })).error,
  },
  'Stack Auth, by link': {
    start: () => createMockServer(stackAuth(), settings),
    client: toStackAuth,
    canSignIn: async (password) => !(await toStackAuth.signInWithCredential({ email, password })).error,
  },
  'Supabase, by PKCE link': {
    start: () => createMockServer(supabase({ anonKey: 'the anon key', uriAllowList: [`${page}**`] }), settings),
    client: toSupabase,
    canSignIn: async (password) => !(await toSupabase.signInWithPassword({ email, password })).error,
  },
} as const satisfies Record<string, Backend>;

/** The same backends, where an app may have a client of its own. */
export type Backends = Readonly<Record<keyof typeof backends, Backend>>;
