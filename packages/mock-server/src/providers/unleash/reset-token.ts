/** The secret of a mailed link. An invitation's is of the same kind. */
export interface ResetToken {
  readonly value: string;
  /** Who asked for it, as it is shown. */
  readonly createdBy: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Whether a token can be used. */
export function isLive({ expiresAt }: ResetToken, now: number): boolean {
  return now < expiresAt;
}
