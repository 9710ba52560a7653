import type { ReadonlySignal } from '@preact/signals';
import type { Backend } from './backend.ts';

/** Whether the mock servers can be reached. */
export type Status = 'connecting' | 'live' | 'lost';

/** Where the workbench has its backends from: a server on a port, or the mock servers of this page. */
export interface Source {
  readonly status: ReadonlySignal<Status>;
  /** All backends, in the order in which they are served. */
  readonly backends: ReadonlySignal<readonly Backend[]>;
  /** Restarts all backends. */
  restartAll(): Promise<void>;
  /** Stops following them. */
  close(): void;
}
