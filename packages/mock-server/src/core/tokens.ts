/** A one-time secret: a short code with a limited number of attempts, or a long token that cannot be guessed. */
export interface Secret {
  readonly kind: 'code' | 'token';
  readonly value: string;
  /** Milliseconds since 1970. The provider decides whether it is still valid at this very millisecond. */
  readonly expiresAt: number;
  readonly attempts: number;
  readonly consumedAt?: number;
  /** The URL that the link with this token redirects to. */
  readonly redirectTo?: string;
}

/** A new secret, without attempts. */
export function issue(secret: Omit<Secret, 'attempts' | 'consumedAt'>): Secret {
  return { attempts: 0, ...secret };
}

/** The secret after its use. */
export function consume(secret: Secret, now: number): Secret {
  return { ...secret, consumedAt: now };
}

/** The secret after a wrong attempt. The last allowed attempt consumes it. */
export function countAttempt(secret: Secret, maxAttempts: number, now: number): Secret {
  const tried = { ...secret, attempts: secret.attempts + 1 };
  return tried.attempts >= maxAttempts ? consume(tried, now) : tried;
}
