export { createStackAuthClient, type StackAuthClient, type StackAuthOptions } from './client.ts';
