import { createMockServer } from '@resetkit/mock-server';
import { unleash } from '@resetkit/mock-server/unleash';
import { createPasswordReset } from '@resetkit/sdk';
import { createUnleashClient } from '@resetkit/sdk/unleash';
import { email, type FlowWorlds, reach, settings, untuned, worldOf } from '../../flow/world.ts';

/** Unleash, whose links lead to its own pages. */
export const flowWorlds = {
  async Unleash(way, tune = untuned) {
    const mock = createMockServer(unleash(), settings);
    const to = (await reach(way, mock))(mock);
    const client = createUnleashClient({ ...to, ...tune('unleash', to.fetch) });
    const world = worldOf({
      mock,
      fetch: to.fetch,
      clients: [client],
      flow: (options) => createPasswordReset(client, options),
      signIn: async (password) => client.login({ username: email, password }),
    });
    return { ...world, follow: async () => (await mock.outbox.list({ to: email }))[0]?.link ?? '' };
  },
} satisfies FlowWorlds;
