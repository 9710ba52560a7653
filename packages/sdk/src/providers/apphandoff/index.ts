export type { AppHandoffOptions, WithSupabase } from './backend.ts';
export { type AppHandoffClient, createAppHandoffClient, createAppHandoffClient as createClient } from './client.ts';
export type { AppHandoffReset, SetsPassword } from './reset.ts';
