export { createSupabaseClient, type SupabaseClient, type SupabaseOptions } from './client.ts';
export type { SupabaseReset } from './reset.ts';
