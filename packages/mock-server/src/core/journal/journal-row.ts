import type { AccountChange } from '../account-change.ts';
import type { HitLimit } from '../limits.ts';

/** A request and its answer, as the journal shows them. */
export interface JournalRow {
  /** Identifies the row, for example as `after`. */
  readonly id: string;
  /** When the request came: milliseconds since 1970, by the mock server's clock. */
  readonly at: number;
  /** Upper-case HTTP method. */
  readonly method: string;
  /** Path and query, without the prefix of the backend. */
  readonly target: string;
  /** The whole URL, with the prefix of the backend. */
  readonly url: string;
  /** The id of the operation, as in the backend's description. Absent for an unknown path. */
  readonly operation?: string;
  /** The parameters in the path of the operation, by name. Absent if it has none. */
  readonly path?: Readonly<Record<string, string>>;
  /** The account that the request is about: the e-mail in it, or that of the secret or session in it. */
  readonly email?: string;
  /** The client's address, as the backend determines it. */
  readonly ip: string;
  /** What was sent. */
  readonly request: {
    /** By lower-case name. */
    readonly headers: Readonly<Record<string, string>>;
    /** JSON and forms as values, anything else as text. Absent if there was none. */
    readonly body?: unknown;
  };
  /** Absent if the connection was cut before an answer. */
  readonly response?: {
    /** HTTP status. */
    readonly status: number;
    /** Names and values, in the order in which they were sent. */
    readonly headers: readonly (readonly [name: string, value: string])[];
    /** JSON as a value, anything else as text. Absent if there was none. */
    readonly body?: unknown;
  };
  /** The id of the fault that the request met. */
  readonly fault?: string;
  /** The situation that made the request. Absent for requests of clients. */
  readonly situation?: string;
  /** The limit that refused the request, or a mail of it. */
  readonly limit?: HitLimit;
  /** What the request did to accounts. Absent if it did nothing to them. */
  readonly accounts?: readonly AccountChange[];
  /** The ids of the mails that the request sent. */
  readonly mails: readonly string[];
  /** Why a browser would not let the page read this answer. Absent if it would. */
  readonly hiddenFromPage?: string;
}

/** A filter of journal rows. Fields that are left out match everything. */
export interface JournalFilter<Operation extends string = string> {
  /** The id of the operation. */
  readonly operation?: Operation;
  /** The status of the answer. */
  readonly status?: number;
  /** The account that the request is about, in any case. */
  readonly email?: string;
  /** The id of the fault that the request met. */
  readonly fault?: string;
  /** Only rows after the one with this id, or after this time (ISO 8601 or milliseconds since 1970). */
  readonly after?: string | number;
  /** Shows passwords, codes and tokens. Default: `false`, they read `[hidden]`. */
  readonly secrets?: boolean;
}
