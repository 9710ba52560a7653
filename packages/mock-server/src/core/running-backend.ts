import type { AccountView } from './accounts.ts';
import type { RequestHead } from './body-size.ts';
import type { Directory } from './directory.ts';
import type { Place } from './place.ts';
import type { Renewed } from './renewed.ts';
import type { OpenedSession } from './sessions/session.ts';
import type { Turn } from './turn.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** A backend that is being imitated. */
export interface RunningBackend<View extends AccountView = AccountView> {
  readonly directory: Directory<View>;
  /** How rows of the seed are made new after a restart. Absent: the accounts are made again. */
  readonly renewed?: Renewed | undefined;
  /** Whether the backend has an operation at the path of this target, for any method. */
  knows(target: string): boolean;
  /** The id of the operation that a request is for. `undefined` if there is none. */
  operationOf(request: Pick<WireRequest, 'method' | 'target'>): string | undefined;
  /** How many bytes of the body of a request are read. One more is read of a longer body, which is then refused. */
  bodyLimit(request: RequestHead): number;
  /** Signs an account in without its password. `undefined` if there is none. */
  openSession(email: string, place: Place): Promise<OpenedSession | undefined>;
  /** Whether accounts can have second factors. */
  hasSecondFactors(): Promise<boolean>;
  /** Whether `openSession` can sign accounts in. */
  readonly hasSessions: boolean;
  /** Answers a request. What it does is written into the turn. */
  handle(request: WireRequest, turn: Turn): Promise<WireReply>;
}
