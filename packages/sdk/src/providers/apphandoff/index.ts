export { type AppHandoffClient, type AppHandoffOptions, createAppHandoffClient, type WithSupabase } from './client.ts';
export type { AppHandoffReset, SetsPassword } from './reset.ts';
