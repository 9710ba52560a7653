import type { Contestant } from '../contestant.ts';

/** The calls of both clients, which are named `auth`. */
const SUPABASE_RESET = `
  export const send = (email, redirectTo) => auth.resetPasswordForEmail(email, { redirectTo });
  export async function finish(token_hash, password) {
    const { error } = await auth.verifyOtp({ type: 'recovery', token_hash });
    return error ? { error } : auth.updateUser({ password });
  }`;

/** How an app makes Supabase's client, as `auth`. */
export const SUPABASE_JS = `
  import { createClient } from '@supabase/supabase-js';
  const { auth } = createClient(location.origin, 'key');`;

/** The same with its smaller client. */
export const AUTH_JS = `
  import { AuthClient } from '@supabase/auth-js';
  const auth = new AuthClient({ url: location.origin + '/auth/v1', headers: { apikey: 'key' } });`;

/** What else resets passwords with Supabase. */
export const others: readonly Contestant[] = [
  { name: '@supabase/supabase-js', package: '@supabase/supabase-js', code: SUPABASE_JS + SUPABASE_RESET },
  { name: '@supabase/auth-js', package: '@supabase/auth-js', code: AUTH_JS + SUPABASE_RESET },
];

/** What our page may weigh, in bytes minified and gzipped. It misses the budget: it has second factors, PKCE, links by hash routers, captchas and the failures of hooks. */
export const pageLimit = 10_400;
