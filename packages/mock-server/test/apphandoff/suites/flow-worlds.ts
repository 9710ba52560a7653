import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { supabase } from '@resetkit/mock-server/supabase';
import { createPasswordReset } from '@resetkit/sdk';
import { createAppHandoffClient } from '@resetkit/sdk/apphandoff';
import { createSupabaseClient } from '@resetkit/sdk/supabase';
import { app, email, type FlowWorlds, reach, settings, untuned, worldOf } from '../../flow/world.ts';

/** AppHandoff, before a Supabase project that mails for it. */
export const flowWorlds = {
  async AppHandoff(way, tune = untuned) {
    const project = createMockServer(supabase(), settings);
    const mock = createMockServer(apphandoff(), { app, behind: project });
    const to = await reach(way, project, mock);
    const { anonKey } = await project.options.get();
    const supabaseOptions = { ...to(project), ...tune('supabase', to(project).fetch), anonKey };
    const client = createAppHandoffClient({
      ...to(mock),
      ...tune('apphandoff', to(mock).fetch),
      supabase: createSupabaseClient(supabaseOptions),
    });
    return worldOf({
      mock,
      fetch: to(project).fetch,
      clients: [client, client.supabase],
      flow: (options) => createPasswordReset(client, options),
      signIn: async (password) => client.supabase.signInWithPassword({ email, password }),
    });
  },
} satisfies FlowWorlds;
