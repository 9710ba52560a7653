import type { AnyFailure } from '../client/error.ts';

/** What differs between backends in a reset, as data that a page can show or decide by. */
export interface ResetFacts {
  /** What the mail may carry. Where it is both, `request` says which it was. */
  readonly mail: readonly ResetMail[];
  /** How long a request for another mail is refused after one, in milliseconds, as the backend comes; 0 where it is not. */
  readonly resendAfterMs: number;
  /**
   * Whether a request for an unknown address is answered otherwise than one for a known address, by design. (Where a mail cannot
   * be sent, or is asked for too soon, most backends do: see docs/providers.md.)
   */
  readonly revealsUnknownAccount: boolean;
  /** What uses a mailed link up: opening it, as mail scanners do too, or the new password. */
  readonly linkUsedUpBy: 'opening' | 'new-password';
  /** Whether a password that is refused as weak uses the token up all the same. `confirm` does not send one that is known to. */
  readonly weakPasswordBurnsToken: boolean;
  /** What becomes of the account's other sessions: they end, end when they would be refreshed, or stay. */
  readonly otherSessions: 'end' | 'end-at-refresh' | 'stay';
  /** Whether whoever has set the password is signed in. */
  readonly signedInAfterwards: boolean;
  /** What a `check` costs: one of the tries that the code has, or the session that the browser has with the backend. */
  readonly checkCosts?: 'a-try' | 'own-session';
}

/** Digits to type in, or a link to follow. */
export type ResetMail = 'code' | 'link';

/** Tokens of whoever opened the link, under the names that `setSession` of supabase-js takes. */
export interface ResetSession {
  /** A JWT. */
  readonly access_token: string;
  /** What the next one is got with; empty where only the access token is known. */
  readonly refresh_token: string;
}

/** What a mailed secret becomes when a new password can be chosen. */
export interface Proof {
  /** What `confirm` will send. */
  readonly token: string;
  /** When the token dies, where the backend says it: ISO 8601. */
  readonly expiresAt?: string;
  /** Whose password it is, where that is known. */
  readonly email?: string;
  /** Of backends whose proof is a session. */
  readonly session?: ResetSession;
}

/** What a mailed link led to: a proof, or the backend's refusal. */
export type LinkContents = Proof | RefusedLink;

/** A link that the backend sent on with a refusal. */
export interface RefusedLink {
  /** Why; `status` is that of the redirect, `body` the fields of the link. */
  readonly error: AnyFailure;
}

/** What the fields of a link say, those of its query and those of its fragment. */
export type LinkFields = Readonly<Record<string, string | undefined>>;
