/** An account. Times are milliseconds since 1970. */
export interface User {
  readonly id: string;
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly emailVerified: boolean;
  readonly image?: string | null;
  /** In plain text. Absent for an account that only signs in with its providers. */
  readonly password?: string;
  /** Linked identity providers. */
  readonly providers: readonly string[];
  readonly createdAt: number;
  readonly updatedAt: number;
}
