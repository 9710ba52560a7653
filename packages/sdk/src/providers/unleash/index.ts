export type { UnleashOptions } from './backend.ts';
export { createUnleashClient, createUnleashClient as createClient, type UnleashClient } from './client.ts';
export type { UnleashReset } from './reset.ts';
