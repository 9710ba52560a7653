/** What a PKCE request was for; becomes the session's `amr`. */
export type FlowMethod = 'recovery' | 'magiclink' | 'email/signup' | 'email_change';

/** A PKCE request of an account, until its code is traded. */
export interface FlowState {
  readonly authCode: string;
  readonly method: FlowMethod;
  readonly challenge: string;
  readonly challengeMethod: 's256' | 'plain';
  readonly createdAt: number;
  /** When a link was followed and the code given out. */
  readonly codeIssuedAt?: number;
}

/** How a session began. */
export type AuthenticationMethod = 'password' | 'otp' | FlowMethod;

/** A refresh token; its parent is the one that it was given for. */
export interface RefreshToken {
  readonly value: string;
  readonly parent?: string;
  readonly revoked: boolean;
  readonly updatedAt: number;
}

/** One session of an account. */
export interface Session {
  readonly id: string;
  readonly method: AuthenticationMethod;
  readonly createdAt: number;
  /** The newest last. */
  readonly refreshTokens: readonly RefreshToken[];
}

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
