import type { ResetToken } from './reset-token.ts';
import type { RootRole } from './roles.ts';

/** An account: one row, with its passwords and its outstanding tokens. Times are milliseconds since 1970. */
export interface User {
  readonly id: number;
  readonly username?: string;
  /** In lower case. */
  readonly email?: string;
  readonly name?: string;
  readonly rootRole: RootRole;
  /** Newest first, in plain text. Without a password nobody can sign in. */
  readonly passwords: readonly string[];
  readonly tokens: readonly ResetToken[];
  readonly seenAt?: number;
  /** When the last reset link was made for it. */
  readonly linkedAt?: number;
  readonly createdAt: number;
  /** A deleted account keeps its row, because its id and tokens still refer to it. */
  readonly deletedAt?: number;
}
