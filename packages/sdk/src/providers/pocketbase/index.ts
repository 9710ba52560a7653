export type { PocketbaseOptions } from './backend.ts';
export { createPocketbaseClient, createPocketbaseClient as createClient, type PocketbaseClient } from './client.ts';
export type { PocketbaseFacts, PocketbaseReset } from './reset.ts';
