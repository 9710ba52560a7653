import type { BetterAuthOptions } from '@resetkit/mock-server/better-auth';
import type { Step } from '../play.ts';

/** Requests that both servers get in a row. */
export interface Story {
  readonly name: string;
  readonly options?: Partial<BetterAuthOptions>;
  readonly limits?: boolean;
  /** Where clients reach the servers, if not at `http://localhost:3000`. */
  readonly baseUrl?: string;
  readonly steps: readonly Step[];
}
