import type { AccountInput, AccountView } from './accounts.ts';
import type { CallFault } from './faults/fault.ts';

/** What is typed per backend in providers, mock servers and controls of these. Without a backend: what all have. */
export interface BackendTypes {
  /** The options, complete. */
  readonly options: object;
  /** An account of a test or a seed. */
  readonly account: AccountInput;
  /** An account as tests read it. */
  readonly view: AccountView;
  /** The names of the limits. */
  readonly limit: string;
  /** The names of the situations. */
  readonly situation: string;
  /** A failure of its calls: with the operations of its description, and their statuses and bodies. */
  readonly fault: CallFault;
}

/** The ids of the operations of a backend. */
export type OperationOf<T extends BackendTypes> = NonNullable<T['fault']['operation']>;
