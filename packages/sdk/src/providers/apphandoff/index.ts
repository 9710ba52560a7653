export type { AppHandoffOptions, WithSupabase } from './backend.ts';
export { type AppHandoffClient, createAppHandoffClient, createAppHandoffClient as createClient } from './client.ts';
export type { AppHandoffFacts, AppHandoffReset, SetsPassword } from './reset.ts';
