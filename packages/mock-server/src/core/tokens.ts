/** A one-time secret: short digits that may be guessed wrong a few times, or a long token that cannot be guessed. */
export interface Secret {
  readonly kind: 'code' | 'token';
  readonly value: string;
  /** Milliseconds since 1970. Whether the instant itself still counts is the provider's rule. */
  readonly expiresAt: number;
  readonly attempts: number;
  readonly consumedAt?: number;
  /** Where the link that carries this token leads in the end. */
  readonly redirectTo?: string;
}

/** A secret that nobody has tried yet. */
export function issue(secret: Omit<Secret, 'attempts' | 'consumedAt'>): Secret {
  return { ...secret, attempts: 0 };
}

/** The secret after its one use. */
export function consume(secret: Secret, now: number): Secret {
  return { ...secret, consumedAt: now };
}

/** The secret after a wrong guess; the last one that is allowed consumes it. */
export function countAttempt(secret: Secret, maxAttempts: number, now: number): Secret {
  const tried = { ...secret, attempts: secret.attempts + 1 };
  return tried.attempts >= maxAttempts ? consume(tried, now) : tried;
}
