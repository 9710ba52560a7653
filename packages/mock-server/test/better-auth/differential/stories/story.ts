import type { BetterAuthOptions } from '@resetkit/mock-server/better-auth';
import type { Step } from '../play.ts';

/** Requests that both servers get in a row. */
export interface Story {
  readonly name: string;
  readonly options?: Partial<BetterAuthOptions>;
  readonly limits?: boolean;
  readonly steps: readonly Step[];
}
