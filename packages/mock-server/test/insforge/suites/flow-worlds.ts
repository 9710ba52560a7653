import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { createPasswordReset } from '@resetkit/sdk';
import { createInsforgeClient } from '@resetkit/sdk/insforge';
import { email, type FlowWorlds, reach, settings, untuned, type Way, worldOf } from '../../flow/world.ts';

function mailing(resetPasswordMethod: 'code' | 'link') {
  return async (way: Way, tune = untuned) => {
    const mock = createMockServer(insforge({ resetPasswordMethod }), settings);
    const to = (await reach(way, mock))(mock);
    const client = createInsforgeClient({ ...to, ...tune('insforge', to.fetch) });
    return worldOf({
      mock,
      fetch: to.fetch,
      clients: [client],
      flow: (options) => createPasswordReset(client, options),
      signIn: async (password) => client.signIn({ email, password }),
    });
  };
}

/** InsForge mails codes or links. */
export const flowWorlds = {
  'InsForge, by code': mailing('code'),
  'InsForge, by link': mailing('link'),
} satisfies FlowWorlds;
