export { createInsforgeClient, type InsforgeClient, type InsforgeOptions } from './client.ts';
