import type { Delays } from './delays.ts';
import type { Limits } from './limits.ts';

/** How a world aside differs from the one that it begins with. */
export interface Aside {
  /** How far its clock runs behind, in milliseconds. */
  readonly behindMs: number;
  readonly limits: Limits;
  readonly delays: Delays;
  /** Called in place of waiting. */
  readonly sleep: (ms: number) => Promise<void>;
}
