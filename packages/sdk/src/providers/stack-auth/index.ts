export type { StackAuthOptions } from './backend.ts';
export { createStackAuthClient, createStackAuthClient as createClient, type StackAuthClient } from './client.ts';
export type { StackAuthReset } from './reset.ts';
