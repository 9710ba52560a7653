import { createMockServer } from '@resetkit/mock-server';
import { pocketbase } from '@resetkit/mock-server/pocketbase';
import { createPasswordReset } from '@resetkit/sdk';
import { createPocketbaseClient } from '@resetkit/sdk/pocketbase';
import { email, type FlowWorlds, reach, settings, untuned, worldOf } from '../../flow/world.ts';

/** PocketBase. */
export const flowWorlds = {
  async PocketBase(way, tune = untuned) {
    const mock = createMockServer(pocketbase(), settings);
    const to = (await reach(way, mock))(mock);
    const client = createPocketbaseClient({ ...to, ...tune('pocketbase', to.fetch) });
    return worldOf({
      mock,
      fetch: to.fetch,
      clients: [client],
      flow: (given) => createPasswordReset(client, given),
      signIn: async (password) => client.authWithPassword({ collection: 'users', identity: email, password }),
    });
  },
} satisfies FlowWorlds;
