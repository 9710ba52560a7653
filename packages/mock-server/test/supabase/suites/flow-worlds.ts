import { createMockServer } from '@resetkit/mock-server';
import { supabase } from '@resetkit/mock-server/supabase';
import { createPasswordReset } from '@resetkit/sdk';
import { createPkce, createSupabaseClient } from '@resetkit/sdk/supabase';
import { email, type FlowWorlds, reach, settings, untuned, type Way, worldOf } from '../../flow/world.ts';

function clientWith(more: { readonly pkce?: typeof createPkce; readonly resetPasswordMethod?: 'code' }) {
  return async (way: Way, tune = untuned) => {
    const mock = createMockServer(supabase(), settings);
    const to = (await reach(way, mock))(mock);
    const { anonKey } = await mock.options.get();
    const client = createSupabaseClient({ ...to, ...tune('supabase', to.fetch), ...more, anonKey });
    return worldOf({
      mock,
      fetch: to.fetch,
      clients: [client],
      flow: (options) => createPasswordReset(client, options),
      signIn: async (password) => client.signInWithPassword({ email, password }),
    });
  };
}

/** Supabase mails a link and a code; a client chooses what it goes by. */
export const flowWorlds = {
  'Supabase, by link': clientWith({}),
  'Supabase, by PKCE link': clientWith({ pkce: createPkce }),
  'Supabase, by code': clientWith({ resetPasswordMethod: 'code' }),
} satisfies FlowWorlds;
