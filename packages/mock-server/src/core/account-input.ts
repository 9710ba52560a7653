/** An account as tests and seed files write it. Defaults: verified, no password, created now. */
export interface AccountInput {
  /** In the backend's own format, unique. Default: a new one. */
  readonly id?: string;
  /** The address by which tests and the control API find the account. */
  readonly email: string;
  /** In plain text. The backend's password rules do not apply. Default: no password. */
  readonly password?: string;
  /** Default: `true`. */
  readonly emailVerified?: boolean;
  /** The display name. Default: none. */
  readonly name?: string;
  /** Linked identity providers (`google`, `github` …). Default: none. */
  readonly providers?: readonly string[];
  /** ISO 8601. Default: now, by the mock server's clock. */
  readonly createdAt?: string;
}
