/** An address of a user. A user may sign in with several; at most one is the primary one. */
export interface Channel {
  readonly id: string;
  /** In lower case. */
  readonly value: string;
  readonly isPrimary: boolean;
  readonly isVerified: boolean;
  readonly usedForAuth: boolean;
}

/** A session of a user. */
export interface Session {
  /** The claim `refresh_token_id` of its access tokens. */
  readonly id: string;
  readonly refreshToken: string;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
  readonly isImpersonation: boolean;
  /** The client address of the last refresh that came from a browser-like client. */
  readonly lastUsedFrom?: string;
}

/** A password as it was set: the text itself, because a mock protects nothing, or a hash. */
export type Password = { readonly text: string } | { readonly hash: string };

/** A user of a project, with addresses, ways to sign in and sessions. */
export interface User {
  readonly id: string;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly lastActiveAt: number;
  readonly displayName: string | null;
  readonly profileImageUrl: string | null;
  readonly clientMetadata: unknown;
  readonly clientReadOnlyMetadata: unknown;
  readonly serverMetadata: unknown;
  readonly channels: readonly Channel[];
  readonly password?: Password;
  /** Whether the user can sign in by mail. */
  readonly otp: boolean;
  readonly totpSecret: string | null;
  readonly requiresTotp: boolean;
  readonly oauthProviders: readonly {
    readonly id: string;
    readonly account_id: string;
    readonly email: string | null;
  }[];
  readonly selectedTeamId: string | null;
  readonly isAnonymous: boolean;
  readonly restrictedByAdmin: boolean;
  readonly restrictedByAdminReason: string | null;
  readonly restrictedByAdminPrivateDetails: string | null;
  readonly countryCode: string | null;
  readonly riskScores: { readonly sign_up: { readonly bot: number; readonly free_trial_abuse: number } };
  readonly sessions: readonly Session[];
  /** Orders users by when they were added. Written with the row. */
  readonly number?: number;
}

/** What is the same for many users is there once. */
const none: readonly never[] = [];
const noRisk = { sign_up: { bot: 0, free_trial_abuse: 0 } } as const;

/** A new user with only an id. */
export function bareUser(id: string, now: number): User {
  return {
    id,
    createdAt: now,
    updatedAt: now,
    lastActiveAt: now,
    displayName: null,
    profileImageUrl: null,
    clientMetadata: null,
    clientReadOnlyMetadata: null,
    serverMetadata: null,
    channels: none,
    otp: false,
    totpSecret: null,
    requiresTotp: false,
    oauthProviders: none,
    selectedTeamId: null,
    isAnonymous: false,
    restrictedByAdmin: false,
    restrictedByAdminReason: null,
    restrictedByAdminPrivateDetails: null,
    countryCode: null,
    riskScores: noRisk,
    sessions: none,
  };
}

/** The user's primary address. */
export function primaryOf({ channels }: User): Channel | undefined {
  return channels.find(({ isPrimary }) => isPrimary);
}

/** The user with another password, or with none. */
export function withPassword({ password: _, ...user }: User, password: Password | undefined): User {
  return password ? { ...user, password } : user;
}

/** The form in which addresses are stored and compared. */
export function normalised(email: string): string {
  return email.trim().toLowerCase();
}
