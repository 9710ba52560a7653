import type { Trace } from '../turn.ts';
import type { WireReply, WireRequest } from '../wire.ts';

/** A request and its answer as they are kept: nothing is read or copied before somebody asks. */
export interface JournalEntry {
  readonly id: string;
  /** Milliseconds since 1970, by the mock server's clock. */
  readonly at: number;
  readonly request: WireRequest;
  /** Absent if there was no answer. */
  readonly reply?: WireReply;
  readonly trace: Trace;
}
