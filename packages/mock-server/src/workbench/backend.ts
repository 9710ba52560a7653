import type { MockControl } from '../core/mock-control.ts';

/** A part of a backend's state, which a page reads again when it has changed. */
export type Part = 'outbox' | 'journal' | 'accounts' | 'levers' | 'limits';

/** A backend as the workbench shows and steers it. */
export interface Backend {
  /** Names it in the control API and in addresses of the page. */
  readonly id: string;
  /** The backend's name. */
  readonly title: string;
  /** The imitated backend and its version. */
  readonly imitates: string;
  /** The base URL for clients of that backend. */
  readonly baseUrl: string;
  /** A shell command that requests a reset for the demo account. */
  readonly example: string;
  readonly control: MockControl;
  /** Calls back when parts of its state have changed. Gives what ends that. */
  onChange(listener: (parts: readonly Part[]) => void): () => void;
}
