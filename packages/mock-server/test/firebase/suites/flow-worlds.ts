import { createMockServer } from '@resetkit/mock-server';
import { firebase } from '@resetkit/mock-server/firebase';
import { createPasswordReset } from '@resetkit/sdk';
import { createFirebaseClient } from '@resetkit/sdk/firebase';
import { email, type FlowWorlds, reach, settings, untuned, worldOf } from '../../flow/world.ts';

/** Firebase Auth. */
export const flowWorlds = {
  async 'Firebase Auth'(way, tune = untuned) {
    const mock = createMockServer(firebase(), settings);
    const to = (await reach(way, mock))(mock);
    const { apiKey } = await mock.options.get();
    const client = createFirebaseClient({ ...to, ...tune('firebase', to.fetch), apiKey });
    const world = worldOf({
      mock,
      fetch: to.fetch,
      clients: [client],
      flow: (options) => createPasswordReset(client, options),
      signIn: async (password) => client.signInWithPassword({ email, password }),
    });
    // A page counts down by `facts.resendAfterMs`.
    return { ...world, saysHowLong: false, publicWords: ['resetPassword', 'oobCode'] };
  },
} satisfies FlowWorlds;
