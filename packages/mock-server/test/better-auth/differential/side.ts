/** A mail, as the functions of an app are given it. */
export interface Mailed {
  readonly to: string;
  readonly link?: string | undefined;
  readonly token?: string | undefined;
  readonly code?: string | undefined;
}

/** One of the two servers that are compared. */
export interface Side {
  /** Where clients reach it. */
  readonly baseUrl: string;
  /** The path that the paths of steps are below. */
  readonly basePath: string;
  /** The mails that it has sent, the oldest first. */
  readonly mails: readonly Mailed[];
  fetch(request: Request): Promise<Response>;
  /** Deletes an account, and leaves what was mailed to it. */
  removeUser(email: string): Promise<void>;
}
