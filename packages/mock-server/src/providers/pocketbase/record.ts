/** An account: one row. Times are milliseconds since 1970. */
export interface AuthRecord {
  readonly id: string;
  /** The id of its collection. */
  readonly collection: string;
  readonly email: string;
  /** In plain text. Without one nobody can sign in. */
  readonly password?: string;
  /** What its tokens are signed with. A new password brings a new one, so that all of them die. */
  readonly tokenKey: string;
  readonly verified: boolean;
  readonly name?: string;
  /** Whether others see the address. Absent: they do not. */
  readonly emailVisibility?: boolean;
  readonly created: number;
  readonly updated: number;
  /** Since when it waits for the next reset mail. */
  readonly mailedAt?: number;
  /** When its reset mails went out, the timers of which are running. */
  readonly mails?: readonly number[];
  /** When the last verification mail went out, or failed. */
  readonly verificationMailedAt?: number;
}
