export { createUnleashClient, type UnleashClient, type UnleashOptions } from './client.ts';
