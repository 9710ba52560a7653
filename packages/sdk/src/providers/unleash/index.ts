export type { UnleashOptions } from './backend.ts';
export { createUnleashClient, createUnleashClient as createClient, type UnleashClient } from './client.ts';
export type { UnleashFacts, UnleashReset } from './reset.ts';
