export { createUnleashClient, type UnleashClient, type UnleashOptions } from './client.ts';
export type { UnleashReset } from './reset.ts';
