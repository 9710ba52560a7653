import type { AnyFailure } from '../client/error.ts';

/** A code to type in, or a link to follow. */
export type ResetMail = 'code' | 'link';

/** The tokens of a user, under the names that `setSession` of supabase-js takes. */
export interface ResetSession {
  /** A JWT. */
  readonly access_token: string;
  /** The token that gets the next access token; empty if only the access token is known. */
  readonly refresh_token: string;
}

/** What a mailed secret becomes when a new password can be chosen. */
export interface Proof {
  /** What `confirm` will send. */
  readonly token: string;
  /** The field of the link that the token was in, where a backend has several kinds of tokens. */
  readonly tokenField?: string;
  /** When the token expires, where the backend says it: ISO 8601. */
  readonly expiresAt?: string;
  /** Whose password it is, where that is known. */
  readonly email?: string;
  /** The session, of backends whose proof is one. */
  readonly session?: ResetSession;
}

/** What a mailed link led to: a proof, or the backend's refusal. */
export type LinkContents = Proof | RefusedLink;

/** A link that the backend redirected with an error. */
export interface RefusedLink {
  /** Why; `status` is that of the redirect, `body` the fields of the link. */
  readonly error: AnyFailure;
}

/** The fields of a link by name, those of its query and those of its fragment. */
export type LinkFields = Readonly<Record<string, string | undefined>>;
