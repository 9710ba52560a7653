// The page that tests of `usePasswordReset` open in a browser: one page for every backend. `?backend=` says
// whose client, `?baseUrl=`, `?key=` and `?project=` with what; a mailed link is a page load, so settings and state are kept.
import { createPasswordReset, type ResetBackend, type ResetClient } from '@resetkit/sdk';
import { createClient as createAppHandoff } from '@resetkit/sdk/apphandoff';
import { createClient as createInsforge } from '@resetkit/sdk/insforge';
import { createClient as createStackAuth } from '@resetkit/sdk/stack-auth';
import { createPkce, createClient as createSupabase } from '@resetkit/sdk/supabase';
import { createClient as createUnleash } from '@resetkit/sdk/unleash';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ResetPage } from '../react/reset-page.tsx';

for (const [name, value] of new URLSearchParams(location.search))
  if (['backend', 'baseUrl', 'key', 'project'].includes(name)) sessionStorage.setItem(name, value);
const setting = (name: string): string => sessionStorage.getItem(name) ?? '';
const baseUrl = setting('baseUrl');
const anonKey = setting('key');

const clients: Readonly<Record<string, () => ResetClient<ResetBackend>>> = {
  apphandoff: () => createAppHandoff({ baseUrl, supabase: createSupabase({ baseUrl: setting('project'), anonKey }) }),
  insforge: () => createInsforge({ baseUrl }),
  'stack-auth': () => createStackAuth({ baseUrl, projectId: setting('project') }),
  supabase: () => createSupabase({ baseUrl, anonKey }),
  'supabase-pkce': () => createSupabase({ baseUrl, anonKey, pkce: createPkce }),
  unleash: () => createUnleash({ baseUrl }),
};
const client = clients[setting('backend')]?.();
const root = document.getElementById('root');
if (!client || !root) throw new Error(`There is no client for ${setting('backend')}`);

const flow = createPasswordReset(client, { state: sessionStorage.getItem('state') });
flow.subscribe(() => sessionStorage.setItem('state', JSON.stringify(flow.state)));
const redirectTo = `${location.origin}/reset`;
createRoot(root).render(
  <StrictMode>
    <ResetPage flow={flow} redirectTo={redirectTo} />
  </StrictMode>,
);
