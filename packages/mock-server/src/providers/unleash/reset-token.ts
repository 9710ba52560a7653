/** The secret of a mailed link, for a reset or an invitation. */
export interface ResetToken {
  readonly value: string;
  /** The name of the account or system user that requested it. */
  readonly createdBy: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whether a token has not expired. */
export function isLive({ expiresAt }: ResetToken, now: number): boolean {
  return now < expiresAt;
}
