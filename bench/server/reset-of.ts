import type { AccountInput } from '../../packages/mock-server/src/core/accounts.ts';
import type { ControlledMockServer } from '../../packages/mock-server/src/core/server.ts';
import { createMockServer } from '../../packages/mock-server/src/index.ts';
import { registry } from '../../packages/mock-server/src/registry.ts';

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

/** The ids of all providers. */
export const backendIds: readonly string[] = Object.keys(registry);

/** The reset of a backend, by the id of its provider, with one account or these. A second one has a world of its own. */
export async function resetOf(id: string, seed = one): Promise<Reset> {
  const make = await registry[id]?.load();
  const provider = make?.({});
  if (!provider?.resetSteps) throw new Error(`There is no provider "${id}", but ${backendIds.join(', ')}.`);
  const mock = createMockServer(provider, { seed, limits: 'off' });
  const { target, headers, json: body } = provider.resetSteps.ask({ email, options: await mock.options.get() });
  return { mock, path: target, headers: { ...json, ...headers }, body: JSON.stringify(body) };
}
