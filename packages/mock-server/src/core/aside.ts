import type { Delays } from './delays.ts';
import type { Limits } from './limits.ts';
import type { OverlayStore } from './overlay-store.ts';

/** How a world aside differs from the one that it begins with. */
export interface Aside {
  /** How far its clock runs behind now, in milliseconds. */
  readonly behindMs: number;
  readonly limits: Limits;
  readonly delays: Delays;
  /** Called in place of waiting. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Gets the stores of it: its own, and that of the one behind. */
  readonly stores?: OverlayStore[];
}
