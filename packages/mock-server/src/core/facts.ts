import type { FixedWindow } from './rate-limiter.ts';

/** A limit as people compare it. */
export interface LimitFact {
  /** What is counted: `mails asked for`, `failed tries` … */
  readonly what: string;
  /** For whom: `an IP address`, `an account` … */
  readonly per: string;
  readonly window: FixedWindow;
}

/** What a mail carries, and how long that is good. */
export interface MailedSecret {
  readonly what: string;
  readonly lifetimeMs: number;
}

/**
 * What one backend does in a password reset, as docs/providers.md compares it. Numbers come from the provider's policy. What
 * the SDK states too is in `x-reset` of the description. Only the generator of the page loads this.
 */
export interface Facts {
  readonly mailed: readonly MailedSecret[];
  /** The requests from asking for the mail to the new password; the last one sets it. */
  readonly requests: readonly string[];
  readonly wrongTries: string;
  readonly limits: readonly LimitFact[];
  /** What an answer to somebody without an account looks like, and where it gives that away. */
  readonly unknownEmail: string;
  /** What another mail does to the one before. */
  readonly nextMail: string;
  /** What uses the secret up. */
  readonly usedUpBy: string;
  /** What is left of the secret after a password that the rules refuse. */
  readonly refusedPassword: string;
  readonly passwordRules: string;
  /** What follows `otherSessions` of `x-reset`, with its punctuation. */
  readonly otherSessions?: string;
  /** What follows `signedInAfterwards` of `x-reset`, with its punctuation. */
  readonly signsIn?: string;
  /** What an error looks like on the wire. */
  readonly errors: string;
  /** How one learns how long to wait. */
  readonly retryAfter: string;
}
