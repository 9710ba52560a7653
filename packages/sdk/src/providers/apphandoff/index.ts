export { type AppHandoffClient, type AppHandoffOptions, createAppHandoffClient, type WithSupabase } from './client.ts';
