/** Whom to mail. */
export interface RequestInput {
  /** Whose password it is. */
  email: string;
  /** The page that a mailed link is to lead to; ignored by backends whose links lead elsewhere. */
  redirectTo?: string | undefined;
}

/** The same, for backends that need the page. */
export interface LinkRequestInput extends RequestInput {
  /** The page that the mailed link is to lead to. */
  redirectTo: string;
}
