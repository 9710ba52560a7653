import type { ProviderTypes } from '../provider-types.ts';

/** The id of a backend. */
export type ProviderId = keyof ProviderTypes & string;
