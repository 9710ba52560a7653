import type { Duration } from '../duration.ts';
import type { MailKind } from '../message.ts';
import type { Cut } from '../wire.ts';

/** An operation as openapi-typescript describes it. */
export interface WithResponses<Responses> {
  /** The responses, by status. */
  responses: Responses;
}

/** A response as openapi-typescript describes it. */
export interface WithContent<Media> {
  /** The body, by media type. */
  content: Media;
}

/** The responses of an operation, by status. */
export type ResponsesOf<Op> = Op extends WithResponses<infer R> ? R : never;

/** The body of a response. */
export type ReplyBodyOf<R> =
  R extends WithContent<infer Media> ? Media[keyof Media] : R extends object ? undefined : unknown;

/** Which calls a fault meets. Fields that are left out match every call. */
export interface FaultMatch {
  /** Only calls that are about this account, in any case of letters. */
  readonly email?: string;
  /**
   * Only the call with this number among those that match, counted from 1 when the fault was added. With `times`, so many
   * calls from that one on.
   */
  readonly nth?: number;
  /** How many calls it meets. Default: every call until it is removed; 1 with `nth`. */
  readonly times?: number;
}

/** What happens to the answer, besides its status and body. */
export interface FaultEffect {
  /**
   * Whether the backend does its work before the answer is replaced (`'after'`): the password is changed although the
   * answer says otherwise. Default: `'before'`.
   */
  readonly when?: 'before' | 'after';
  /** How long the answer takes, in milliseconds of real time. `'forever'`: until the client gives up. */
  readonly delayMs?: number | 'forever';
  /** Where the connection is cut: before the answer, in the middle of its body, or after it. */
  readonly cut?: Cut;
  /** The status of an HTML page, as a proxy in front of the backend answers: 502, 503 or 504, for example. */
  readonly html?: number;
  /** Sends the first half of the body alone: JSON that cannot be parsed. */
  readonly truncate?: true;
}

/** A failure of one operation: a status that its description has, and a body. */
export interface OneCall<Id, Status, Body> {
  /** The id of the operation, as in the backend's description. */
  readonly operation: Id;
  /** A status that the backend's description has for this operation. */
  readonly status?: Status;
  /** Default: what the backend says with this status. */
  readonly body?: Body;
}

/** A failure of every operation: it has no status, which each has of its own. */
export interface EveryCall {
  /** Not given: the fault happens to every operation. */
  readonly operation?: undefined;
  /** Needs an operation. */
  readonly status?: undefined;
  /** Needs a status. */
  readonly body?: undefined;
}

/** A failure of the next calls of one operation, or of all operations. */
export interface CallFault extends FaultMatch, FaultEffect {
  /** The id of the operation, as in the backend's description. */
  readonly operation?: string | undefined;
  /** A status that the backend's description has for this operation. */
  readonly status?: number | undefined;
  /** Default: what the backend says with this status. */
  readonly body?: unknown;
}

/** The same for a backend with these operations, as openapi-typescript describes them: each has statuses of its own. */
export type CallFaultOf<Ops> = FaultMatch & FaultEffect & (CallOf<Ops, keyof Ops> | EveryCall);

/** A failure of one of these operations. */
export type CallOf<Ops, Ids extends keyof Ops> = {
  [Id in Ids]: {
    [Status in keyof ResponsesOf<Ops[Id]>]: OneCall<Id, Status, ReplyBodyOf<ResponsesOf<Ops[Id]>[Status]>>;
  }[keyof ResponsesOf<Ops[Id]>];
}[Ids];

/** Which mails a fault meets. */
export interface MailMatch extends FaultMatch {
  /** The purpose of the mails; `'any'` for all. */
  readonly mail: MailKind | 'any';
}

/** A mail that arrives later. */
export interface DelayedMail extends MailMatch {
  /** It arrives later, on the mock server's clock. */
  readonly do: 'delay';
  /** How much later. */
  readonly by: Duration;
}

/** A mail that does not arrive as it should. */
export interface FailedMail extends MailMatch {
  /**
   * `lose`: it never arrives. `duplicate`: it arrives twice. `bounce`: its sender gets a bounce message in place of it.
   * `refuse`: the mail server refuses it, and the backend answers in its own way.
   */
  readonly do: 'lose' | 'duplicate' | 'bounce' | 'refuse';
  /** Belongs to a delay. */
  readonly by?: undefined;
}

/** What happens to the next mails. */
export type MailFault = DelayedMail | FailedMail;

/** A fault that was added, and how often it happened. */
export type ArmedFault = (CallFault | MailFault) & {
  /** Identifies it, for `remove`. */
  readonly id: string;
  /** How many calls or mails it met. */
  readonly fired: number;
};

/** The failures that a test asks for. They last until they are removed, have happened `times` times, or `restart()`. */
export interface Faults<Fault extends CallFault = CallFault> {
  /**
   * Adds a fault and returns its id. Of several faults that match a call, the first that was added happens. Rejects, and
   * adds nothing, if an operation, status or field is unknown.
   */
  add(fault: Fault | MailFault): Promise<string>;
  /** All faults that were added and not removed, the used-up ones too, in the order in which they were added. */
  list(): Promise<readonly ArmedFault[]>;
  /** The faults that never happened. A test that ends with one did not test what it meant to. */
  unused(): Promise<readonly ArmedFault[]>;
  /** Removes a fault. Resolves to `false` if there is none with this id. */
  remove(id: string): Promise<boolean>;
  /** Removes all faults. */
  clear(): Promise<void>;
}
