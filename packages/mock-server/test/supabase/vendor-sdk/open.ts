import type { MockServerSettings } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { setupMockServer } from '@resetkit/mock-server/node';
import { type SupabaseOptions, supabase } from '@resetkit/mock-server/supabase';
import { type AuthError, createClient, type SupabaseClient } from '@supabase/supabase-js';
import { onTestFinished } from 'vitest';
import { type Mock, start } from '../world.ts';

const { anonKey, serviceRoleKey } = supabase().options;

type Fetch = typeof globalThis.fetch;

/** A way in which Supabase's own client reaches a mock: what `createClient` is given for it. */
export interface VendorWay {
  readonly name: string;
  reach(mock: Mock): Promise<{ readonly url: string; readonly fetch: Fetch }>;
}

/** On a port, without any network, and intercepted where the command line serves a project. */
export const vendorWays: readonly VendorWay[] = [
  {
    name: 'over HTTP',
    async reach(mock) {
      const server = await serve([mock], { port: 0 });
      onTestFinished(server.close);
      return { url: server.baseUrlOf(mock), fetch: globalThis.fetch };
    },
  },
  { name: 'through mock.fetch', reach: async (mock) => ({ url: mock.baseUrl, fetch: mock.fetch }) },
  {
    name: 'through msw',
    async reach(mock) {
      const server = setupMockServer(mock);
      server.listen({ onUnhandledRequest: 'error' });
      onTestFinished(() => server.close());
      return { url: mock.baseUrl, fetch: globalThis.fetch };
    },
  },
];

export interface Vendor {
  readonly mock: Mock;
  readonly auth: SupabaseClient['auth'];
  /** The client of a server, which may do everything. */
  readonly admin: SupabaseClient['auth']['admin'];
  /** Events as they come. */
  readonly events: string[];
  /** Follows a link without leaving, as a browser's address bar would. */
  follow(link: string): Promise<URL>;
}

/** A mock with an account, and Supabase's own client. The clock runs, because the client looks at the machine's. */
export async function open(
  way: VendorWay,
  options: Partial<SupabaseOptions> = {},
  { flowType = 'implicit', ...settings }: MockServerSettings & { readonly flowType?: 'implicit' | 'pkce' } = {},
): Promise<Vendor> {
  const { mock } = start(options, { clock: Date.now, ...settings });
  const { url, fetch } = await way.reach(mock);
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
  const shared = { global: { fetch } };
  const { auth } = createClient(url, anonKey, {
    ...shared,
    auth: { flowType, storage, autoRefreshToken: false, persistSession: true },
  });
  const server = createClient(url, serviceRoleKey, {
    ...shared,
    auth: { autoRefreshToken: false, persistSession: false },
  });
  const events: string[] = [];
  const { data } = auth.onAuthStateChange((event) => void events.push(event));
  onTestFinished(() => data.subscription.unsubscribe());
  return {
    mock,
    auth,
    admin: server.auth.admin,
    events,
    async follow(link) {
      const { headers } = await fetch(link, { redirect: 'manual' });
      return new URL(headers.get('location') ?? '');
    },
  };
}

/** What an app can see of an error. */
export function seen(error: AuthError | null): { name?: string; status?: number; code?: string; message?: string } {
  if (!error) return {};
  const { name, status, code, message } = error;
  return {
    name,
    message,
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
  };
}
