/** The purpose of a PKCE request. It becomes the `amr` of the session. */
export type FlowMethod = 'recovery' | 'magiclink' | 'email/signup' | 'email_change';

/** A PKCE request of an account. It is removed when its code is exchanged. */
export interface FlowState {
  readonly authCode: string;
  readonly method: FlowMethod;
  readonly challenge: string;
  readonly challengeMethod: 's256' | 'plain';
  readonly createdAt: number;
  /** When a link was followed and the code was issued. */
  readonly codeIssuedAt?: number;
}

/** The method of a sign-in. */
export type AuthenticationMethod = 'password' | 'otp' | 'anonymous' | FlowMethod;

/** A refresh token. `parent` is the token that was exchanged for it. */
export interface RefreshToken {
  readonly value: string;
  readonly parent?: string;
  readonly revoked: boolean;
  readonly updatedAt: number;
}

/** A session of an account. */
export interface Session {
  readonly id: string;
  readonly method: AuthenticationMethod;
  readonly createdAt: number;
  /** When it was refreshed last. Absent if it never was. */
  readonly refreshedAt?: number;
  /** The newest last. */
  readonly refreshTokens: readonly RefreshToken[];
  /** The factor that was verified last in this session, which has the level `aal2` then. */
  readonly secondFactor?: { readonly id: string; readonly verifiedAt: number };
}

/** A second factor: a secret that an authenticator app makes codes of. */
export interface Factor {
  readonly id: string;
  readonly status: 'verified' | 'unverified';
  /** Empty if it has no name. */
  readonly friendlyName: string;
  /** In base32 without padding. */
  readonly secret: string;
  readonly lastChallengedAt?: number;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A started verification of a factor. It can be answered rightly once. */
export interface FactorChallenge {
  readonly id: string;
  readonly factorId: string;
  /** The address of the client that asked for it. */
  readonly ip: string;
  readonly isAnswered: boolean;
  readonly createdAt: number;
}

/** The purposes of mailed tokens. An account has at most one token for each. */
export type TokenKind =
  | 'recovery'
  | 'confirmation'
  /** For the new address. */
  | 'emailChange'
  /** For the present address, which a secure change of address asks too. */
  | 'emailChangeCurrent'
  | 'reauthentication';

/** A mailed token. Only a hash of link and digits is stored, as on the real server. */
export interface MailedToken {
  /** 56 hex digits. `pkce_` precedes them if the request had a code challenge. */
  readonly hash: string;
  readonly sentAt: number;
}

/** An identity: one way to sign in to an account. */
export interface IdentityRow {
  readonly identityId: string;
  readonly provider: string;
  /** The id at the provider. For e-mail the id of the account. */
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** An open object, such as metadata. */
export type Metadata = Readonly<Record<string, unknown>>;

/**
 * The row of one account, with its tokens, sessions and PKCE requests: changes that must be atomic are one update of
 * this row. Times are milliseconds since 1970. The password is stored in plain text: a mock protects nothing.
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
  /** Only of a softly deleted account. */
  readonly newPhone?: string;
  /** Whether one of the two addresses has accepted a secure change of address. */
  readonly emailChangeAccepted?: boolean;
  readonly reauthenticationSentAt?: number;
  readonly lastSignInAt?: number;
  readonly bannedUntil?: number;
  readonly deletedAt?: number;
  /** Whether the account was made without an address and has none yet. */
  readonly isAnonymous?: boolean;
  readonly appMetadata: Metadata;
  /** Null for an account that was made with the hash of a password and without data. */
  readonly userMetadata: Metadata | null;
  readonly identities: readonly IdentityRow[];
  readonly tokens: Readonly<Partial<Record<TokenKind, MailedToken>>>;
  /** The one that was opened or refreshed last is the last one. */
  readonly sessions: readonly Session[];
  /** The newest last. */
  readonly flowStates: readonly FlowState[];
  /** The one that was changed last is the last one. */
  readonly factors: readonly Factor[];
  readonly factorChallenges: readonly FactorChallenge[];
  readonly createdAt: number;
  readonly updatedAt: number;
}
