import { createMockServer } from '@resetkit/mock-server';
import { unleash } from '@resetkit/mock-server/unleash';
import { createPasswordReset } from '@resetkit/sdk';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import { email, type FlowWorlds, reach, settings, untuned, worldOf } from '../../flow/world.ts';

/** Unleash. */
export const flowWorlds = {
  async Unleash(way, tune = untuned) {
    const mock = createMockServer(unleash(), settings);
    const to = (await reach(way, mock))(mock);
    const client = createUnleashClient({ ...to, ...tune('unleash', to.fetch) });
    return worldOf({
      mock,
      fetch: to.fetch,
      clients: [client],
      flow: (options) => createPasswordReset(client, options),
      signIn: async (password) => client.login({ username: email, password }),
    });
  },
} satisfies FlowWorlds;
