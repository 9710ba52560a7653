import type { Delays } from './delays.ts';
import type { Limits } from './limits.ts';

/** How a world aside differs from the one that it begins with. */
export interface Aside {
  /** How far its clock runs behind now, in milliseconds. */
  readonly behindMs: number;
  readonly limits: Limits;
  readonly delays: Delays;
  /** Called in place of waiting. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Gets functions, each of which takes back what was changed in a part of it. */
  readonly forgets?: (() => void)[];
}
