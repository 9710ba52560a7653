import type { FixedWindow } from './rate-limiter.ts';

/** A limit, for the comparison. */
export interface LimitFact {
  /** The requests that count: `mails asked for`, `failed tries` … */
  readonly what: string;
  /** The key of the counter: `an IP address`, `an account` … */
  readonly per: string;
  readonly window: FixedWindow;
}

/** A secret that a mail carries, and how long it is valid. */
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
  /** The answer for an unknown e-mail, and whether it reveals that there is no account. */
  readonly unknownEmail: string;
  /** The effect of another mail on the earlier one. */
  readonly nextMail: string;
  /** The request that consumes the secret. */
  readonly usedUpBy: string;
  /** Whether the secret is still valid after a password that the rules refuse. */
  readonly refusedPassword: string;
  readonly passwordRules: string;
  /** What follows `otherSessions` of `x-reset`, with its punctuation. */
  readonly otherSessions?: string;
  /** What follows `signedInAfterwards` of `x-reset`, with its punctuation. */
  readonly signsIn?: string;
  /** What an error looks like on the wire. */
  readonly errors: string;
  /** Where a client finds how long to wait. */
  readonly retryAfter: string;
  /** What `createClient` of the SDK needs. */
  readonly clientNeeds: string;
  /** What becomes of the page that a request names, and whether it has to name one. */
  readonly redirectTo: string;
}
