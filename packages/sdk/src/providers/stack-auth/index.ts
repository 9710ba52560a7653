export type { StackAuthOptions } from './backend.ts';
export { createStackAuthClient, createStackAuthClient as createClient, type StackAuthClient } from './client.ts';
export type { StackAuthFacts, StackAuthReset } from './reset.ts';
