import type { AccountInput } from '../../src/core/accounts.ts';
import type { Trial } from './schemathesis.ts';

/** How Schemathesis calls the operations of a description. */
export interface SchemathesisPlan {
  /** Headers of every request, by who calls. */
  readonly callers: Readonly<Record<string, Caller>>;
  /** What the description does not say. */
  readonly settings?: Partial<Pick<Trial, 'parameters' | 'leaveOut' | 'known'>>;
}

/** Somebody who calls. */
export interface Caller {
  /** Headers of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Accounts beside that of the demo. The first of them is signed in, and its token is in every request. */
  readonly accounts?: readonly AccountInput[];
}
