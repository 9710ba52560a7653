import type { ReadonlySignal } from '@preact/signals';
import type { Backend } from './backend.ts';

/** Whether the mock servers can be reached. */
export type Status = 'connecting' | 'live' | 'lost';

/** The worlds that a server has beside its own. */
export interface Namespaces {
  /** The one that is shown. Empty: the server's own world. */
  readonly current: string;
  /** The names of those that were used and not dropped. */
  list(): Promise<readonly string[]>;
  /** Rejects if the name is wrong. */
  open(name: string): Promise<void>;
  /** Resolves to `false` if there is none of this name. */
  drop(name: string): Promise<boolean>;
  /** The address of the workbench of one. For an empty name that of the server's own world. */
  addressOf(name: string): string;
}

/** Where the workbench has its backends from: a server on a port, or the mock servers of this page. */
export interface Source {
  readonly status: ReadonlySignal<Status>;
  /** All backends, in the order in which they are served. */
  readonly backends: ReadonlySignal<readonly Backend[]>;
  /** Restarts all backends. */
  restartAll(): Promise<void>;
  /** Absent where there are none, as in a page that runs the mock servers itself. */
  readonly namespaces?: Namespaces;
  /** Stops following them. */
  close(): void;
}
