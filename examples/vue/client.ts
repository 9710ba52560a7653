import { createClient, createPkce } from '@resetkit/sdk/supabase';

/** The backend. To change it, change the import, and give what that one's `createClient` asks for. */
export const client = createClient({ baseUrl: 'http://127.0.0.1:54321', anonKey: 'the anon key', pkce: createPkce });
