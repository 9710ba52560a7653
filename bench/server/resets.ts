import type { AccountInput } from '../../packages/mock-server/src/core/accounts.ts';
import type { ControlledMockServer } from '../../packages/mock-server/src/core/server.ts';
import { createMockServer } from '../../packages/mock-server/src/index.ts';
import { apphandoff } from '../../packages/mock-server/src/providers/apphandoff/index.ts';
import { betterAuth } from '../../packages/mock-server/src/providers/better-auth/index.ts';
import { firebase } from '../../packages/mock-server/src/providers/firebase/index.ts';
import { insforge } from '../../packages/mock-server/src/providers/insforge/index.ts';
import { pocketbase } from '../../packages/mock-server/src/providers/pocketbase/index.ts';
import { stackAuth } from '../../packages/mock-server/src/providers/stack-auth/index.ts';
import { supabase } from '../../packages/mock-server/src/providers/supabase/index.ts';
import { unleash } from '../../packages/mock-server/src/providers/unleash/index.ts';

/** A mock server, and the request that asks it for a reset mail. */
export interface Reset {
  readonly mock: ControlledMockServer;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const email = 'ada@example.com';
const json = { 'content-type': 'application/json' };
const one: readonly AccountInput[] = [{ email, password: 'Old-password-1' }];
const limits = 'off';

/** The reset of each backend, by the id of its provider, with one account or these. A second one has a world of its own. */
export const resets = {
  async insforge(seed = one) {
    const mock = createMockServer(insforge(), { seed, limits });
    return { mock, path: '/api/auth/email/send-reset-password', headers: json, body: JSON.stringify({ email }) };
  },
  async supabase(seed = one) {
    const mock = createMockServer(supabase(), { seed, limits });
    const { anonKey } = await mock.options.get();
    return { mock, path: '/auth/v1/recover', headers: { ...json, apikey: anonKey }, body: JSON.stringify({ email }) };
  },
  async 'stack-auth'(seed = one) {
    const mock = createMockServer(stackAuth(), { seed, limits });
    const { projectId, publishableClientKey } = await mock.options.get();
    const headers = {
      ...json,
      'x-stack-access-type': 'client',
      'x-stack-project-id': projectId,
      'x-stack-publishable-client-key': publishableClientKey,
    };
    const body = JSON.stringify({ email, callback_url: 'http://localhost:3000/reset' });
    return { mock, path: '/api/v1/auth/password/send-reset-code', headers, body };
  },
  async unleash(given = one) {
    const seed = given.map((account) => ({ ...account, rootRole: 'Editor' as const }));
    const mock = createMockServer(unleash(), { seed, limits });
    return { mock, path: '/auth/reset/password-email', headers: json, body: JSON.stringify({ email }) };
  },
  async apphandoff(seed = one) {
    const mock = createMockServer(apphandoff(), { seed, limits });
    return { mock, path: '/auth/send-password-reset', headers: json, body: JSON.stringify({ email }) };
  },
  async 'better-auth'(seed = one) {
    const mock = createMockServer(betterAuth(), { seed, limits });
    const origin = 'http://localhost:3000';
    const body = JSON.stringify({ email, redirectTo: `${origin}/reset` });
    return { mock, path: '/api/auth/request-password-reset', headers: { ...json, origin }, body };
  },
  async firebase(seed = one) {
    const mock = createMockServer(firebase(), { seed, limits });
    const path = '/identitytoolkit.googleapis.com/v1/accounts:sendOobCode?key=key';
    return { mock, path, headers: json, body: JSON.stringify({ requestType: 'PASSWORD_RESET', email }) };
  },
  async pocketbase(seed = one) {
    const mock = createMockServer(pocketbase(), { seed, limits });
    const path = '/api/collections/users/request-password-reset';
    return { mock, path, headers: json, body: JSON.stringify({ email }) };
  },
} satisfies Record<string, (seed?: readonly AccountInput[]) => Promise<Reset>>;

/** The id of a provider that has a reset here. */
export type BackendId = keyof typeof resets;

/** The ids of all of them. */
export const backendIds: readonly BackendId[] = Object.keys(resets).filter((id): id is BackendId => id in resets);
