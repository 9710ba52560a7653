import { createClient, createPkce } from '@resetkit/sdk/supabase';

const { SUPABASE_URL = 'http://127.0.0.1:54321', SUPABASE_ANON_KEY = 'the anon key' } = process.env;

/**
 * The backend, as the server speaks to it. To change it, change the import, and give what that one's `createClient` asks for. With
 * PKCE, because a link without it ends in a fragment, which no server is told.
 */
export const client = createClient({ baseUrl: SUPABASE_URL, anonKey: SUPABASE_ANON_KEY, pkce: createPkce });
