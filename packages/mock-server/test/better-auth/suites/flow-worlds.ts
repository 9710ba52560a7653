import { createMockServer } from '@resetkit/mock-server';
import { betterAuth } from '@resetkit/mock-server/better-auth';
import { createPasswordReset } from '@resetkit/sdk';
import { createBetterAuthClient } from '@resetkit/sdk/better-auth';
import { email, type FlowWorlds, reach, settings, untuned, type Way, worldOf } from '../../flow/world.ts';

function mailing(resetPasswordMethod: 'code' | 'link') {
  return async (way: Way, tune = untuned) => {
    const mock = createMockServer(betterAuth(), settings);
    const to = (await reach(way, mock))(mock);
    const client = createBetterAuthClient({ ...to, ...tune('better-auth', to.fetch), resetPasswordMethod });
    const world = worldOf({
      mock,
      fetch: to.fetch,
      clients: [client],
      flow: (options) => createPasswordReset(client, options),
      signIn: async (password) => client.signInEmail({ email, password }),
    });
    const told = { ...world, publicWords: ['Unauthorized'] };
    return resetPasswordMethod === 'link' ? told : { ...told, wrongToken: `000000 ${email}` };
  };
}

/** better-auth mails links, and codes with a plugin. */
export const flowWorlds = {
  'better-auth, by link': mailing('link'),
  'better-auth, by code': mailing('code'),
} satisfies FlowWorlds;
