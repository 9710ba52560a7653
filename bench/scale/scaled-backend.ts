import type { Round } from '../calls/run-rounds.ts';

/** What was measured of a mock server with many accounts. */
export interface Scaled {
  /** Of the heap, for an account of the seed. */
  readonly bytes: number;
  /** The same after each account has asked for a reset mail. */
  readonly bytesWithToken?: number;
  /** Whole resets: of the mock server with many accounts, and of one with few. */
  readonly resets: readonly Round[];
  /** Look-ups: of an account that is there, and of one that is not. */
  readonly finds: readonly Round[];
  /** Milliseconds. */
  readonly restarts: readonly number[];
}

/** What was measured of one backend. */
export interface ScaledBackend {
  readonly backend: string;
  readonly hundredThousand: Scaled;
  readonly million: Scaled;
}

/** How it should be at most. */
export const wanted = { flat: 1.25, findMs: 1, restartMs: 50, bytes: 1_024 } as const;

/** Whether a process said what was measured. */
export function isScaled(said: unknown): said is Scaled {
  return typeof said === 'object' && said !== null && 'resets' in said && 'finds' in said && 'restarts' in said;
}
