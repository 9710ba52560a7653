import type { ProviderTypes } from '../provider-types.ts';

/** A call of a mock server on its way from a spec, which runs in a browser, to the task, which runs in Node. */
export interface MockCall {
  /** The id of the backend. */
  readonly provider: keyof ProviderTypes & string;
  /** The namespace, if the spec has named one. */
  readonly namespace?: string;
  /** The member to call: `situations.make`. */
  readonly name: string;
  /** What it is called with, as JSON. */
  readonly args: readonly unknown[];
}
