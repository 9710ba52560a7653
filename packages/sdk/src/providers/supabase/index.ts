export { createSupabaseClient, type SupabaseClient, type SupabaseOptions } from './client.ts';
