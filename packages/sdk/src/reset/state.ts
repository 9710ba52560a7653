import type { Proof, ResetMail, ResetSession } from './proof.ts';

/** Where a reset is: plain JSON, so that it survives a page load. A token in it is as secret as a password. */
export type ResetState = ResetStart | ResetSent | ResetReady | ResetDone;

/** What every state has. */
export interface ResetBase {
  /** The backend's name. A flow over another backend does not accept the state. */
  readonly backend: string;
  /** The PKCE verifier, which only this browser has (RFC 7636, 4.1). */
  readonly verifier?: string;
}

/** Nothing has happened yet. */
export interface ResetStart extends ResetBase {
  /** The name of this state. */
  readonly step: 'start';
}

/** A mail was requested: `next` is what its reader has to do. */
export interface ResetSent extends ResetBase {
  /** The name of this state. */
  readonly step: 'sent';
  /** What was mailed: a code to type in, or a link to follow. */
  readonly next: ResetMail;
  /** The address that was given. */
  readonly email: string;
  /** The page that a link leads to, if one was given. */
  readonly redirectTo?: string;
  /** When another mail may be requested: milliseconds since 1970. */
  readonly resendAt: number;
}

/** A new password can be chosen. */
export interface ResetReady extends ResetBase, Proof {
  /** The name of this state. */
  readonly step: 'ready';
  /** The last request of this flow. It need not be the mail that has led here. */
  readonly sent?: ResetSent;
  /** The token of the link, if it was exchanged for `token`. */
  readonly link?: string;
  /** The backend was asked, and the token was good. */
  readonly checked?: true;
}

/** The new password is set. */
export interface ResetDone extends ResetBase {
  /** The name of this state. */
  readonly step: 'done';
  /** Whether the user is signed in now; then `session` has the tokens. */
  readonly signedIn: boolean;
  /** The tokens, of backends that sign in with the reset. */
  readonly session?: ResetSession;
}
