import type { FlowState } from './flow-state.ts';
import type { Session } from './sessions.ts';

/** Purposes of the tokens that are mailed: an account has at most one for each. */
export type TokenKind = 'recovery' | 'confirmation' | 'emailChange' | 'reauthentication';

/** A mailed token. Of the link and of the digits alike only the hash is kept, as in the real server. */
export interface MailedToken {
  /** 56 hex digits, behind `pkce_` where a code challenge came with the request. */
  readonly hash: string;
  readonly sentAt: number;
}

/** One way to sign in to an account. */
export interface IdentityRow {
  readonly identityId: string;
  readonly provider: string;
  /** The provider's id for the person; for e-mail the account's. */
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** Values of an open object, such as metadata. */
export type Metadata = Readonly<Record<string, unknown>>;

/**
 * All facts of one account, tokens, sessions and PKCE requests included: what must happen together is one update of this row.
 * Times are milliseconds since 1970; the password is kept as it is, because a mock has no secrets.
 */
export interface UserRow {
  readonly id: string;
  readonly aud: string;
  readonly role: string;
  /** In lower case. */
  readonly email: string;
  readonly phone: string;
  readonly password?: string;
  readonly emailConfirmedAt?: number;
  readonly invitedAt?: number;
  readonly confirmationSentAt?: number;
  readonly recoverySentAt?: number;
  readonly newEmail?: string;
  readonly emailChangeSentAt?: number;
  readonly reauthenticationSentAt?: number;
  readonly lastSignInAt?: number;
  readonly bannedUntil?: number;
  readonly deletedAt?: number;
  readonly appMetadata: Metadata;
  readonly userMetadata: Metadata;
  readonly identities: readonly IdentityRow[];
  readonly tokens: Readonly<Partial<Record<TokenKind, MailedToken>>>;
  readonly sessions: readonly Session[];
  /** The newest last. */
  readonly flowStates: readonly FlowState[];
  readonly createdAt: number;
  readonly updatedAt: number;
}

const sentAtFields = {
  recovery: 'recoverySentAt',
  confirmation: 'confirmationSentAt',
  emailChange: 'emailChangeSentAt',
  reauthentication: 'reauthenticationSentAt',
} as const satisfies Record<TokenKind, keyof UserRow>;

/** When the account was last mailed a token of this kind; a new password forgets it. */
export function sentAt(row: UserRow, kind: TokenKind): number | undefined {
  return row[sentAtFields[kind]];
}

/** The row with a new token in place of the one before. */
export function withToken(row: UserRow, kind: TokenKind, hash: string, now: number): UserRow {
  const tokens = { ...row.tokens, [kind]: { hash, sentAt: now } };
  return { ...row, tokens, [sentAtFields[kind]]: now, updatedAt: now };
}

/** The row with its address confirmed, if it was not. */
export function confirmed(row: UserRow, now: number): UserRow {
  if (row.emailConfirmedAt !== undefined) return row;
  const userMetadata = { ...row.userMetadata, email_verified: true };
  return { ...row, emailConfirmedAt: now, userMetadata, updatedAt: now };
}

/** The row whose identity says, too, that the address is verified: only the mail for that very purpose does it. */
export function withVerifiedIdentity(row: UserRow, now: number): UserRow {
  const identities = row.identities.map((identity) =>
    identity.provider === 'email'
      ? { ...identity, data: { ...identity.data, email: row.email, email_verified: true }, updatedAt: now }
      : identity,
  );
  return { ...row, identities };
}

/** The row with a new password: every mailed token is gone, and with their times the wait for the next mail. */
export function withPassword(row: UserRow, password: string, now: number): UserRow {
  const { recoverySentAt, confirmationSentAt, emailChangeSentAt, reauthenticationSentAt, ...rest } = row;
  return { ...rest, password, tokens: {}, updatedAt: now };
}

/** Whether the account may not come in now. */
export function isBanned({ bannedUntil }: UserRow, now: number): boolean {
  return bannedUntil !== undefined && now < bannedUntil;
}

/** Metadata with a patch applied; null deletes a key. */
export function merged(before: Metadata, patch: Metadata = {}): Metadata {
  return Object.fromEntries(Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null));
}
