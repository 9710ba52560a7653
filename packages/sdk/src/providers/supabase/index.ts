export type { SupabaseOptions } from './backend.ts';
export { createSupabaseClient, createSupabaseClient as createClient, type SupabaseClient } from './client.ts';
export { createPkce, type Pkce } from './pkce.ts';
export type { SupabaseFacts, SupabaseRequestInput, SupabaseReset } from './reset.ts';
