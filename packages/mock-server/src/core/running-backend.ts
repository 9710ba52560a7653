import type { AccountView } from './accounts.ts';
import type { Directory } from './directory.ts';
import type { Turn } from './turn.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** A backend that is being imitated. */
export interface RunningBackend<View extends AccountView = AccountView> {
  readonly directory: Directory<View>;
  /** Whether the backend has an operation at the path of this target, for any method. */
  knows(target: string): boolean;
  /** The id of the operation that a request is for. `undefined` if there is none. */
  operationOf(request: WireRequest): string | undefined;
  /** Answers a request. What it does is written into the turn. */
  handle(request: WireRequest, turn: Turn): Promise<WireReply>;
}
