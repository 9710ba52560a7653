export type { InsforgeOptions } from './backend.ts';
export { createInsforgeClient, createInsforgeClient as createClient, type InsforgeClient } from './client.ts';
export type { InsforgeFacts, InsforgeReset } from './reset.ts';
