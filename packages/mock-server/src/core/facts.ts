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
 * How one backend does a password reset: its column in docs/providers.md. Numbers come from the provider's policy. Only the generator
 * of that document loads these facts.
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
  readonly otherSessions: string;
  readonly signsIn: string;
  /** The form of an error on the wire. */
  readonly errors: string;
  /** Where a client finds how long to wait. */
  readonly retryAfter: string;
}
