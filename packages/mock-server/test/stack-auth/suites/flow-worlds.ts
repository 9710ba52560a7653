import { createMockServer } from '@resetkit/mock-server';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { createPasswordReset } from '@resetkit/sdk';
import { createStackAuthClient } from '@resetkit/sdk/stack-auth';
import { email, type FlowWorlds, reach, settings, untuned, worldOf } from '../../flow/world.ts';

/** Stack Auth. */
export const flowWorlds = {
  async 'Stack Auth'(way, tune = untuned) {
    const mock = createMockServer(stackAuth(), settings);
    const to = (await reach(way, mock))(mock);
    const { projectId } = await mock.options.get();
    const client = createStackAuthClient({ ...to, ...tune('stack-auth', to.fetch), projectId });
    return worldOf({
      mock,
      fetch: to.fetch,
      clients: [client],
      flow: (options) => createPasswordReset(client, options),
      signIn: async (password) => client.signInWithCredential({ email, password }),
    });
  },
} satisfies FlowWorlds;
