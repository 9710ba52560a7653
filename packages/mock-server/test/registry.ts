import { registry as registered } from '../src/registry.ts';

/** The function that makes each provider, by its id. */
export const registry = Object.fromEntries(
  await Promise.all(Object.entries(registered).map(async ([id, { load }]) => [id, await load()] as const)),
);
