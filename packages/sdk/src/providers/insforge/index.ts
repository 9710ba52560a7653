export { createInsforgeClient, type InsforgeClient, type InsforgeOptions } from './client.ts';
export type { InsforgeReset } from './reset.ts';
