import type { JournalRow } from '../journal/journal-row.ts';

/**
 * The kind of a finding. Of `enumeration`: `status`, `body`, `headers` and `time` differ between a known and an unknown
 * account; `mails`: a mail came where none was due, or none where one was. Of `leaks`, where a secret stood: `query` of a
 * URL, header `referer`, an `answer` that it was not made for, a line of a `log`. Of `coverage`: `undescribed`, a status
 * that the description does not have; `differs`, another body than the description has; `never-met`, a status that no
 * request was answered with.
 */
export type FindingKind =
  | 'status'
  | 'body'
  | 'headers'
  | 'mails'
  | 'time'
  | 'query'
  | 'referer'
  | 'answer'
  | 'log'
  | 'undescribed'
  | 'differs'
  | 'never-met';

/** Something that a check found. */
export interface Finding {
  /** What kind of thing it is. */
  readonly kind: FindingKind;
  /** The id of the operation. Absent for an unknown path, and for a line of a log. */
  readonly operation?: string;
  /** What was found, in one sentence, without the secret itself. */
  readonly sentence: string;
  /** The requests that show it, with their secrets hidden. Those of `enumeration` were made in a world of its own. */
  readonly rows: readonly JournalRow[];
}

/** What a check found. */
export interface CheckResult {
  /** Whether nothing was found. */
  readonly ok: boolean;
  /** All that was found, in the order of the requests. */
  readonly findings: readonly Finding[];
}

/** The checks of a mock server. */
export interface Checks<Operation extends string = string> {
  /**
   * Asks for a reset mail for a known and for an unknown account, twice each, as the backend's own clients do, with its
   * limits and delays, and compares status, body, headers, mails and time. It does so in a world of its own: the world of
   * the test stays as it is. Rejects if `known` has no account, or `unknown` has one.
   */
  enumeration(accounts: { readonly known: string; readonly unknown: string }): Promise<CheckResult>;
  /**
   * Looks in the journal for a code, token or password in a URL's query, in a `Referer`, and in an answer that it was not
   * made for. The tokens and cookies of sessions are such tokens too. `lines`: lines of a log of the app, in which it looks too.
   */
  leaks(seen?: { readonly lines?: readonly string[] }): Promise<CheckResult>;
  /**
   * Compares the answers in the journal with the backend's description, and lists each status of each operation that no
   * client has met. Statuses that the mock server gives to nobody (`x-unreached`) are left out, and so is what a fault
   * broke. `operations`: only these. Rejects if one is unknown.
   */
  coverage(which?: { readonly operations?: readonly Operation[] }): Promise<CheckResult>;
}

/** The result of a check. */
export function resultOf(findings: readonly Finding[]): CheckResult {
  return { ok: findings.length === 0, findings };
}
