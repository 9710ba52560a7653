import { passwordResetPage } from '../../../scripts/bundles/password-reset-page.ts';
import type { Contestant } from '../contestant.ts';
import { AUTH_JS, SUPABASE_JS } from './supabase.ts';

/** AppHandoff has no SDK: two requests by hand, and Supabase's client (`auth`) sets the password. */
const APPHANDOFF_BY_HAND = `
  async function post(path, body) {
    const init = { method: 'POST', headers: { 'Content-Type': 'application/json' }, credentials: 'include' };
    const response = await fetch('/api' + path, { ...init, body: JSON.stringify(body) });
    return { ok: response.ok, body: await response.json() };
  }
  export const send = (email) => post('/auth/send-password-reset', { email });
  export async function finish(access_token, refresh_token, password) {
    await post('/auth/exchange-supabase-token', { access_token, refresh_token });
    await auth.setSession({ access_token, refresh_token });
    return auth.updateUser({ password });
  }`;

/** What else resets passwords with AppHandoff. */
export const others: readonly Contestant[] = [
  { name: 'by hand and @supabase/supabase-js', code: SUPABASE_JS + APPHANDOFF_BY_HAND },
  { name: 'by hand and @supabase/auth-js', code: AUTH_JS + APPHANDOFF_BY_HAND },
];

/** Our client needs Supabase's besides, which sets its passwords. */
export const ours: Contestant = {
  name: '@resetkit/sdk/apphandoff and /supabase',
  code: `${passwordResetPage('apphandoff')}
  export { createClient as createSupabase } from '@resetkit/sdk/supabase';`,
};
