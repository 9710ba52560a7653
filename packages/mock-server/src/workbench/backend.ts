import type { ChangeListener } from '../core/changes/changed-part.ts';
import type { MockControl } from '../core/mock-control.ts';

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
  /** The id of the backend whose accounts and clock it shares, if that is shown too. */
  readonly behind?: string | undefined;
  readonly control: MockControl;
  /** Calls back with all parts, and then with those of its state that have changed. Gives what ends that. */
  onChange(listener: ChangeListener): () => void;
}
