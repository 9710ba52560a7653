export type { BetterAuthOptions } from './backend.ts';
export { type BetterAuthClient, createBetterAuthClient, createBetterAuthClient as createClient } from './client.ts';
export type { BetterAuthFacts, BetterAuthReset } from './reset.ts';
