/** A session of an account. Times are milliseconds since 1970. */
export interface Session {
  readonly id: string;
  /** What the cookie begins with. */
  readonly token: string;
  readonly userId: string;
  readonly expiresAt: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly ipAddress: string;
  readonly userAgent: string;
}
