import type { Provider } from './core/provider.ts';
import { apphandoff } from './providers/apphandoff/index.ts';
import { insforge } from './providers/insforge/index.ts';
import { stackAuth } from './providers/stack-auth/index.ts';
import { supabase } from './providers/supabase/index.ts';
import { unleash } from './providers/unleash/index.ts';

/** The providers that the command line can serve: the function that makes each one from its options, by id. */
export const registry: Readonly<Record<string, (options: object) => Provider>> = {
  insforge,
  supabase,
  apphandoff,
  'stack-auth': stackAuth,
  unleash,
};
