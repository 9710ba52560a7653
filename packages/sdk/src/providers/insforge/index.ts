export type { InsforgeOptions } from './backend.ts';
export { createInsforgeClient, createInsforgeClient as createClient, type InsforgeClient } from './client.ts';
export type { InsforgeReset } from './reset.ts';
