export type { AppHandoffOptions, WithSupabase } from './backend.ts';
export {
  type AppHandoffClient,
  createAppHandoffClient,
  createAppHandoffClient as createClient,
  type WhereItSetsPasswords,
} from './client.ts';
export type { AppHandoffFacts, AppHandoffReset, SetsPassword } from './reset.ts';
