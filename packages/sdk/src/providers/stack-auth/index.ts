export { createStackAuthClient, type StackAuthClient, type StackAuthOptions } from './client.ts';
export type { StackAuthReset } from './reset.ts';
